package org.travessia.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
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
        ReportText text = new ReportText(report);
        if (json) {
            out.println(text.json("file").build());
        } else if (report.stopped().isEmpty() || report.taken()) {
            text.printLeft("", "", out);
            if (rehearse) {
                text.printTaken("", true, out);
            }
            text.printSum("", out);
            if (rehearse) {
                out.println("this was a dry run: nothing was changed");
            }
        }
        text.demandEnd();
        return report.complete() ? 0 : Blog.FAILED;
    }
}
