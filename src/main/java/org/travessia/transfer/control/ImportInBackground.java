package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.Actor;
import org.travessia.account.control.People;
import org.travessia.account.entity.Role;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.job.control.Jobs;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.transfer.entity.ImportRun;

/**
 * Imports that administrators start in the browser. The file is kept in the database, so that any replica can take it, until it was
 * taken; after a rehearsal a day, so that it need not be sent again.
 */
@ApplicationScoped
@Transactional
public class ImportInBackground {

    /** The largest file in bytes; what is larger is imported on the server. */
    public static final int MAX_BYTES = 50 * 1024 * 1024;

    /** How many are listed. */
    public static final int SHOWN = 10;

    private static final int PIECE = 1024 * 1024;
    private static final Duration FILE_KEPT = Duration.ofDays(1);
    private static final Duration REPORT_KEPT = Duration.ofDays(90);

    private ImportRunRepository runs;
    private People people;
    private Jobs jobs;
    private AuditTrail audit;
    private Clock clock;

    /** For CDI's proxy only. */
    protected ImportInBackground() {}

    @Inject
    public ImportInBackground(ImportRunRepository runs, People people, Jobs jobs, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.people = people;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** An import and what became of it. */
    public record Shown(
            long id,
            String fileName,
            boolean rehearsal,
            Instant createdAt,
            Optional<Instant> finishedAt,
            Optional<ForeignReport> report,
            boolean repeatable) {}

    /**
     * Takes a file and imports it soon.
     *
     * @param name of the file, as the administrator has it
     * @param zone of times that do not say theirs
     * @return the id of what was started
     * @throws Invalid with field {@code file} if it is empty, too large, or another import is not over
     * @throws Forbidden if somebody else than an administrator asks
     */
    public long start(InputStream file, String name, ZoneId zone, boolean rehearsal, Actor actor) {
        demandAdministrator(actor);
        demandNoOther();
        ImportRun run = runs.add(new ImportRun(actor.id(), plain(name), zone, rehearsal, clock.instant()));
        try {
            int number = 0;
            for (byte[] piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
                if ((long) number * PIECE + piece.length > MAX_BYTES) {
                    throw new Invalid("file", "import.fileTooLarge", MAX_BYTES / (1024 * 1024));
                }
                runs.addPiece(run.id(), number++, piece);
            }
            if (number == 0) {
                throw new Invalid("file", "import.fileEmpty");
            }
        } catch (IOException cutShort) {
            throw new UncheckedIOException(cutShort);
        }
        jobs.soon(ImportJob.INSTANCE);
        if (!rehearsal) {
            recordStarted(run);
        }
        return run.id();
    }

    private void recordStarted(ImportRun run) {
        audit.record(Deed.of(DeedKind.BLOG_IMPORT_STARTED).with("file", run.fileName()));
    }

    /**
     * Does what was rehearsed.
     *
     * @return the id of what was started
     * @throws ImportNotFound if there is no such rehearsal, or its file is no longer there
     */
    public long inEarnest(long id, Actor actor) {
        demandAdministrator(actor);
        ImportRun rehearsal = runs.byId(id)
                .filter(run -> run.rehearsal() && run.finishedAt().isPresent() && runs.hasFile(id))
                .orElseThrow(() -> new ImportNotFound(id));
        demandNoOther();
        ImportRun run =
                runs.add(new ImportRun(actor.id(), rehearsal.fileName(), rehearsal.zone(), false, clock.instant()));
        runs.movePieces(id, run.id());
        jobs.soon(ImportJob.INSTANCE);
        recordStarted(run);
        return run.id();
    }

    /** The last ones, the newest first. */
    public List<Shown> newest(Actor actor) {
        demandAdministrator(actor);
        return runs.newest(SHOWN).stream()
                .map(run -> shown(run, Optional.empty()))
                .toList();
    }

    /**
     * One with its report.
     *
     * @throws ImportNotFound if there is none
     */
    public Shown one(long id, Actor actor) {
        demandAdministrator(actor);
        ImportRun run = runs.byId(id).orElseThrow(() -> new ImportNotFound(id));
        return shown(run, run.report().map(ReportJson::read));
    }

    /** Begins the run that is not over, if there is one; that is known before anything is done of it. */
    Optional<ImportRun> begin() {
        Optional<ImportRun> run = runs.unfinished();
        run.ifPresent(ImportRun::begin);
        return run;
    }

    /** Whether the one who started it may still import. */
    boolean allowed(ImportRun run) {
        return people.withId(run.personId())
                .filter(actor -> actor.is(Role.ADMINISTRATOR))
                .isPresent();
    }

    /** Writes a run's file. */
    void write(long id, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            int number = 0;
            for (Optional<byte[]> piece = runs.piece(id, number); piece.isPresent(); piece = runs.piece(id, ++number)) {
                out.write(piece.get());
            }
        }
    }

    /** It is over. */
    void finish(long id, ForeignReport report) {
        Instant now = clock.instant();
        runs.byId(id).ifPresent(run -> {
            run.finish(ReportJson.written(report), now);
            if (!run.rehearsal()) {
                runs.removePieces(id);
            }
        });
    }

    /** Removes files and reports of long ago. */
    void forget() {
        Instant now = clock.instant();
        runs.removePiecesFinishedBefore(now.minus(FILE_KEPT));
        runs.removeFinishedBefore(now.minus(REPORT_KEPT));
    }

    private Shown shown(ImportRun run, Optional<ForeignReport> report) {
        return new Shown(
                run.id(),
                run.fileName(),
                run.rehearsal(),
                run.createdAt(),
                run.finishedAt(),
                report,
                report.isPresent() && run.rehearsal() && runs.hasFile(run.id()));
    }

    private void demandNoOther() {
        if (!runs.noneUnfinished()) {
            throw new Invalid("file", "import.another");
        }
    }

    private static void demandAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw new Forbidden("imports are administrators' to make");
        }
    }

    /** A name that is one of a file, without folders; posts of a zip are known again by it. */
    private static String plain(String name) {
        String last = name.replaceFirst("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}:*?\"<>|]", "")
                .strip();
        return last.isEmpty() || last.startsWith(".") ? "import" : last;
    }
}
