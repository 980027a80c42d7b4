package org.travessia.transfer.control;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.travessia.job.control.BackOff;
import org.travessia.job.control.Job;
import org.travessia.platform.Causes;
import org.travessia.platform.DatabaseFault;
import org.travessia.platform.Invalid;
import org.travessia.transfer.entity.ImportRun;

/**
 * Does imports that were started in the browser: looks every minute, and at once when one was started. There is one such task for all
 * replicas. What a replica died of, or the database went away under, or a blog took along that moved house, is begun again: an
 * import takes only what is not there yet.
 */
@ApplicationScoped
public class ImportJob implements Job {

    /** A database that is away takes some of them, a file that no replica can hold takes all. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Logger LOG = Logger.getLogger(ImportJob.class);

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("import");

    /** The task, to be done before its time. */
    static final TaskInstance<Void> INSTANCE =
            TASK.instance(RecurringTask.INSTANCE).build();

    private ImportInBackground runs;
    private ImportFile importFile;

    /** For CDI's proxy only. */
    protected ImportJob() {}

    @Inject
    public ImportJob(ImportInBackground runs, ImportFile importFile) {
        this.runs = runs;
        this.importFile = importFile;
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring(TASK, FixedDelay.of(Duration.ofMinutes(1)))
                .onFailure(new BackOff<>())
                .execute((instance, context) -> {
                    runs.begin().ifPresent(run -> runs.finish(run.id(), report(run)));
                    runs.forget();
                });
    }

    private ForeignReport report(ImportRun run) {
        if (run.attempts() > MOST_ATTEMPTS) {
            return failed(run, ImportReport.Note.of("", "import.gaveUp"));
        }
        if (!runs.allowed(run)) {
            return failed(run, ImportReport.Note.of("", "import.notAllowed"));
        }
        try {
            ForeignReport report = take(run);
            if (!report.entries().stopped().isEmpty()) {
                LOG.infof("Import %d stopped: %s", run.id(), report.entries().stopped());
            }
            return report;
        } catch (Invalid invalid) {
            return failed(
                    run,
                    invalid.errors().stream()
                            .map(error -> new ImportReport.Note("", error.messageKey(), error.arguments()))
                            .toArray(ImportReport.Note[]::new));
        } catch (RuntimeException | StackOverflowError unexpected) {
            if (DatabaseFault.away(unexpected) || DatabaseFault.readOnly(unexpected)) {
                throw unexpected;
            }
            LOG.errorf(unexpected, "Import %d failed", run.id());
            return failed(
                    run,
                    ImportReport.Note.of(
                            "", "import.unexpected", Causes.deepest(unexpected).toString()));
        }
    }

    private ForeignReport take(ImportRun run) {
        try {
            Path folder = Files.createTempDirectory("blog-import-");
            Path file = folder.resolve(run.fileName());
            try {
                runs.write(run.id(), file);
                return importFile.take(file, run.personId(), run.zone(), run.rehearsal());
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private static ForeignReport failed(ImportRun run, ImportReport.Note... notes) {
        ImportReport entries = new ImportReport();
        entries.failed().addAll(List.of(notes));
        return ForeignReport.ofEntries(run.rehearsal(), entries);
    }
}
