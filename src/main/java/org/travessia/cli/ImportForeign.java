package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.transfer.control.ForeignReport;
import org.travessia.transfer.control.ImportBlog;
import org.travessia.transfer.control.ImportReport;
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
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(report));
        } else {
            print("person", report.people(), report.rehearsed(), out);
            print("entry", report.entries(), report.rehearsed(), out);
            sum("people", report.people(), out);
            sum("entries", report.entries(), out);
            out.printf(
                    "%d tags and categories, %d comments%n",
                    report.tags(), report.remarks().value());
            if (report.rehearsed()) {
                out.println("this was a dry run: nothing was changed");
            }
        }
        if (!report.entries().stopped().isEmpty()) {
            throw new Failure("stopped at " + text(report.entries().stopped().get(0))
                    + " What was taken stays; run it again then");
        }
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

    private static void print(String what, ImportReport report, boolean rehearsed, PrintWriter out) {
        String would = rehearsed ? "would be " : "";
        report.created().forEach(note -> out.println(would + "created: " + what + " " + UseCases.line(note)));
        report.updated().forEach(note -> out.println(would + "updated: " + what + " " + UseCases.line(note)));
        report.warnings().forEach(note -> out.println("warning: " + text(note)));
        report.failed().forEach(note -> out.println("not taken: " + what + " " + text(note)));
    }

    private static void sum(String what, ImportReport report, PrintWriter out) {
        out.printf(
                "%s: %d created, %d updated, %d unchanged, %d not taken%n",
                what,
                report.created().size(),
                report.updated().size(),
                report.unchanged().size(),
                report.failed().size());
    }

    private static String text(ImportReport.Note note) {
        return note.file().isEmpty() ? message(note) : note.file() + ": " + message(note);
    }

    private static String message(ImportReport.Note note) {
        return UseCases.text(note.messageKey(), note.arguments().toArray());
    }

    private static String json(ForeignReport report) {
        return Json.createObjectBuilder()
                .add("dryRun", report.rehearsed())
                .add("people", json(report.people()))
                .add("entries", json(report.entries()))
                .add("tags", report.tags())
                .add("comments", report.remarks().value())
                .build()
                .toString();
    }

    private static JsonObjectBuilder json(ImportReport report) {
        return Json.createObjectBuilder()
                .add("created", Json.createArrayBuilder(UseCases.lines(report.created())))
                .add("updated", Json.createArrayBuilder(UseCases.lines(report.updated())))
                .add("unchanged", Json.createArrayBuilder(report.unchanged()))
                .add("failed", notes(report.failed()))
                .add("warnings", notes(report.warnings()))
                .add("stopped", notes(report.stopped()));
    }

    private static JsonArrayBuilder notes(List<ImportReport.Note> notes) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        notes.forEach(note ->
                array.add(Json.createObjectBuilder().add("entry", note.file()).add("message", message(note))));
        return array;
    }
}
