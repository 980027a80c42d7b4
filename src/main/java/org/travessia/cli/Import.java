package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.travessia.transfer.control.ImportFolder;
import org.travessia.transfer.control.ImportReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a folder of Markdown into the blog. */
@Command(
        name = "import",
        description = {
            "Makes a post of every Markdown file in a folder, with its images and the links between them.",
            "A second run changes only what has changed. Fails if a file could not be taken; the others are."
        },
        mixinStandardHelpOptions = true)
class Import implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = "A folder, or a zip of one: a site of Jekyll or Hugo, an export, or any.")
    Path folder;

    @Option(names = "--dry-run", description = "Tells what would be done and changes nothing.")
    boolean rehearse;

    @Option(names = "--draft", description = "Keeps what says nothing of it unpublished.")
    boolean draft;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Mixin
    Author author;

    @Override
    public Integer call() {
        ImportReport report =
                UseCases.run(cases -> cases.get(ImportFolder.class).run(folder, author.id(cases), !draft, rehearse));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(report));
        } else if (report.stopped().isEmpty() || report.taken()) {
            report.warnings().forEach(note -> out.println("warning: " + text(note)));
            report.failed().forEach(note -> out.println("not taken: " + text(note)));
            if (rehearse) {
                report.created().forEach(note -> out.println("would be created: " + UseCases.line(note)));
                report.updated().forEach(note -> out.println("would be updated: " + UseCases.line(note)));
            }
            out.printf(
                    "%d created, %d updated, %d unchanged, %d not taken%n",
                    report.created().size(),
                    report.updated().size(),
                    report.unchanged().size(),
                    report.failed().size());
            if (rehearse) {
                out.println("this was a dry run: nothing was changed");
            }
        }
        if (!report.stopped().isEmpty()) {
            throw new Failure(
                    "stopped at " + text(report.stopped().get(0)) + " What was taken stays; run it again then");
        }
        return report.complete() ? 0 : Blog.FAILED;
    }

    private static String text(ImportReport.Note note) {
        return note.file() + ": "
                + UseCases.text(note.messageKey(), note.arguments().toArray());
    }

    private static String json(ImportReport report) {
        return Json.createObjectBuilder()
                .add("created", names(UseCases.lines(report.created())))
                .add("updated", names(UseCases.lines(report.updated())))
                .add("unchanged", names(report.unchanged()))
                .add("failed", notes(report.failed()))
                .add("warnings", notes(report.warnings()))
                .add("stopped", notes(report.stopped()))
                .build()
                .toString();
    }

    private static JsonArrayBuilder names(List<String> names) {
        return Json.createArrayBuilder(names);
    }

    private static JsonArrayBuilder notes(List<ImportReport.Note> notes) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        notes.forEach(note -> array.add(Json.createObjectBuilder()
                .add("file", note.file())
                .add(
                        "message",
                        UseCases.text(note.messageKey(), note.arguments().toArray()))));
        return array;
    }
}
