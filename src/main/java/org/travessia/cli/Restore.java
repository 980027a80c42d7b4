package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.travessia.transfer.control.RestoreBlog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a blog of an export. */
@Command(
        name = "restore",
        description = {
            "Makes of an export the blog that it was made of, in a database that has nothing but its schema (blog migrate).",
            "Nobody has a password afterwards: blog changepassword gives one."
        },
        mixinStandardHelpOptions = true)
class Restore implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "What blog export made.")
    Path source;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Override
    public Integer call() {
        Map<String, Long> rows =
                UseCases.run(cases -> cases.get(RestoreBlog.class).run(source));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonObjectBuilder counts = Json.createObjectBuilder();
            rows.forEach(counts::add);
            out.println(Json.createObjectBuilder().add("rows", counts).build());
        } else {
            rows.forEach((table, count) -> out.println(table + ": " + count));
            out.println("restored; blog changepassword USERNAME lets somebody sign in");
        }
        return 0;
    }
}
