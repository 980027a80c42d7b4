package org.travessia.cli;

import jakarta.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.travessia.transfer.control.DjangoReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a blog made with Django into this one. */
@Command(
        name = "import-django",
        description = {
            "Takes the people and the posts of a blog made with Django from its own database, which is only read.",
            "A second run takes what is new. Fails if a row could not be taken; the others are."
        },
        mixinStandardHelpOptions = true)
class ImportDjango implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE",
            description = {
                "A file of SQLite (db.sqlite3), or postgresql://user@host:port/name.",
                "The password is PGPASSWORD's, or --password-file's."
            })
    String source;

    @Option(names = "--dry-run", description = "Tells what would be done and changes nothing.")
    boolean rehearse;

    @Option(
            names = "--app",
            paramLabel = "NAME",
            defaultValue = "blog",
            description = "The Django app: its posts are in NAME_post. Default: ${DEFAULT-VALUE}.")
    String app;

    @Option(names = "--table", paramLabel = "TABLE", description = "The table of posts, if it has another name.")
    String table;

    @Option(
            names = "--users",
            paramLabel = "TABLE",
            description = "The table of people; otherwise the one that the posts refer to, else auth_user.")
    String users;

    @Option(
            names = "--author",
            paramLabel = "USERNAME",
            description = "Whose posts without an author become; the first administrator's unless given.")
    String author;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The zone of times that do not say theirs: Django's TIME_ZONE where it has USE_TZ = False. "
                    + "Default: ${DEFAULT-VALUE}.")
    String timeZone;

    @Option(
            names = "--content",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "What the texts are: markdown, html, text, or auto, which looks at each. "
                    + "Default: ${DEFAULT-VALUE}.")
    String content;

    @Option(
            names = "--published",
            paramLabel = "VALUE",
            split = ",",
            description = {
                "The values of the status column that mean public, if they are not the usual ones (PB, published, 1)."
            })
    Set<String> published = Set.of();

    @Option(
            names = "--media",
            paramLabel = "FOLDER",
            description = "Django's MEDIA_ROOT: images of the texts are taken from it.")
    Path media;

    @Option(
            names = "--media-url",
            paramLabel = "PREFIX",
            defaultValue = "/media/",
            description = "Django's MEDIA_URL. Default: ${DEFAULT-VALUE}.")
    String mediaUrl;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Reads the password of PostgreSQL from the file's first line; - is standard input.")
    Path passwordFile;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Override
    public Integer call() {
        var options = new org.travessia.transfer.control.ImportDjango.Options(
                table == null ? app + "_post" : table,
                Optional.ofNullable(users),
                Optional.ofNullable(author),
                zone(),
                kind(),
                Optional.ofNullable(media),
                mediaUrl,
                published,
                rehearse);
        ForeignDatabase foreign = ForeignDatabase.at(source, passwordFile, spec.commandLine());
        DjangoReport report = UseCases.run(cases -> foreign.read(database ->
                cases.get(org.travessia.transfer.control.ImportDjango.class).run(database, options)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(report));
        } else {
            print(report, out);
        }
        new ReportText(report.posts()).demandEnd();
        return report.people().complete() && report.posts().complete() ? 0 : Blog.FAILED;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new ParameterException(
                    spec.commandLine(), timeZone + " is no time zone, as America/Sao_Paulo is one");
        }
    }

    private String kind() {
        if (!Set.of("auto", "markdown", "html", "text").contains(content)) {
            throw new ParameterException(
                    spec.commandLine(), "--content is one of auto, markdown, html and text, not " + content);
        }
        return content;
    }

    private static void print(DjangoReport report, PrintWriter out) {
        out.println("posts from " + report.postsFrom() + ": " + String.join(", ", report.postColumns()));
        if (!report.postColumnsNotTaken().isEmpty()) {
            out.println("columns not taken: " + String.join(", ", report.postColumnsNotTaken()));
        }
        if (report.peopleFrom().isEmpty()) {
            out.println("people: there is no table of people who sign in");
        } else {
            out.println("people from " + report.peopleFrom() + ": " + String.join(", ", report.peopleColumns()));
        }
        report.tablesNotTaken().forEach(table -> out.println("table not taken: " + table + " rows"));
        ReportText people = new ReportText(report.people());
        ReportText posts = new ReportText(report.posts());
        people.printTaken("person ", report.rehearsed(), out);
        people.printLeft("person ", "person ", out);
        posts.printTaken("post ", report.rehearsed(), out);
        posts.printLeft("post ", "post ", out);
        people.printSum("people: ", out);
        posts.printSum("posts: ", out);
        if (report.rehearsed()) {
            out.println("this was a dry run: nothing was changed");
        }
    }

    private static String json(DjangoReport report) {
        return Json.createObjectBuilder()
                .add("dryRun", report.rehearsed())
                .add("postsFrom", report.postsFrom())
                .add("postColumns", Json.createArrayBuilder(report.postColumns()))
                .add("postColumnsNotTaken", Json.createArrayBuilder(report.postColumnsNotTaken()))
                .add("peopleFrom", report.peopleFrom())
                .add("peopleColumns", Json.createArrayBuilder(report.peopleColumns()))
                .add("tablesNotTaken", Json.createArrayBuilder(report.tablesNotTaken()))
                .add("people", new ReportText(report.people()).json("row"))
                .add("posts", new ReportText(report.posts()).json("row"))
                .build()
                .toString();
    }
}
