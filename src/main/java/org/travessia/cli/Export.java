package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.travessia.account.control.People;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.transfer.control.ExportBlog;
import org.travessia.transfer.control.ExportPerson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the whole blog, or what it has of one person, into files. */
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

    @Option(
            names = "--person",
            paramLabel = "USERNAME",
            description =
                    "Only what the blog has of this person, to be given to them: blog import takes their posts again.")
    String person;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Override
    public Integer call() {
        ExportBlog.Report report = UseCases.run(cases -> {
            ExportBlog.Report written = person == null
                    ? cases.get(ExportBlog.class).run(target)
                    : new ExportBlog.Report(cases.get(ExportPerson.class).run(person, target), List.of());
            cases.get(AuditTrail.class).record(person == null ? Deed.of(DeedKind.BLOG_EXPORTED) : ofPerson(cases));
            return written;
        });
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

    private Deed ofPerson(UseCases cases) {
        long id = cases.get(People.class).named(person).orElseThrow().id();
        return Deed.of(DeedKind.PERSON_EXPORTED, id, person);
    }
}
