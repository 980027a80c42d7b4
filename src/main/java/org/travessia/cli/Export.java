package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.travessia.transfer.control.ExportBlog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the whole blog into files. */
@Command(
        name = "export",
        description = {
            "Writes the whole blog into a folder, or a zip: Markdown with front matter, images, and the rest as JSON.",
            "blog restore makes the same blog of it; no password is in it, but people's addresses are."
        },
        mixinStandardHelpOptions = true)
class Export implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "TARGET", description = "A folder to be made; a zip if the name ends in .zip.")
    Path target;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Override
    public Integer call() {
        ExportBlog.Report report =
                UseCases.run(cases -> cases.get(ExportBlog.class).run(target));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonObjectBuilder rows = Json.createObjectBuilder();
            report.rows().forEach(rows::add);
            out.println(Json.createObjectBuilder()
                    .add("rows", rows)
                    .add("left", Json.createArrayBuilder(report.left()))
                    .build());
        } else {
            report.left().forEach(table -> out.println("warning: not exported: table " + table));
            report.rows().forEach((table, count) -> out.println(table + ": " + count));
            out.println("exported to " + target);
        }
        return 0;
    }
}
