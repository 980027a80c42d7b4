package org.travessia.cli;

import jakarta.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.transfer.control.ForeignReport;
import org.travessia.transfer.control.ImportBlog;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a blog from the file that another program exports. */
abstract class ImportForeign implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What the other program exports.")
    Path file;

    @Option(names = "--dry-run", description = "Tells what would be done and changes nothing.")
    boolean rehearse;

    @Option(
            names = "--media",
            paramLabel = "FOLDER",
            description = {
                "A copy of the folder of uploads: images are taken from it.",
                "Without it they stay where they are, and each is reported; nothing is fetched."
            })
    Path media;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The zone of times that do not say theirs. Default: ${DEFAULT-VALUE}.")
    String timeZone;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Mixin
    Author author;

    abstract ForeignReport take(ImportBlog importer, ImportBlog.Options options);

    @Override
    public Integer call() {
        ZoneId zone = zone();
        ForeignReport report = UseCases.run(cases -> take(
                cases.get(ImportBlog.class),
                new ImportBlog.Options(file, author.id(cases), Optional.ofNullable(media), zone, rehearse)));
        ReportText people = new ReportText(report.people());
        ReportText entries = new ReportText(report.entries());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.createObjectBuilder()
                    .add("dryRun", report.rehearsed())
                    .add("people", people.json("entry"))
                    .add("entries", entries.json("entry"))
                    .add("tags", report.tags())
                    .add("comments", report.remarks().value())
                    .build());
        } else {
            people.printTaken("person ", report.rehearsed(), out);
            people.printLeft("", "person ", out);
            entries.printTaken("entry ", report.rehearsed(), out);
            entries.printLeft("", "entry ", out);
            people.printSum("people: ", out);
            entries.printSum("entries: ", out);
            out.printf(
                    "%d tags and categories, %d comments%n",
                    report.tags(), report.remarks().value());
            if (report.rehearsed()) {
                out.println("this was a dry run: nothing was changed");
            }
        }
        entries.demandEnd();
        return report.people().complete() && report.entries().complete() ? 0 : Blog.FAILED;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new ParameterException(
                    spec.commandLine(), timeZone + " is no time zone, as America/Sao_Paulo is one");
        }
    }
}
