package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Database;
import org.travessia.platform.Configuration.Smtp;
import org.travessia.platform.Configuration.Tls;
import org.travessia.platform.ConfigurationProblem;
import org.travessia.platform.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything around the blog that is often wrong, and says of each what it found. */
@Command(
        name = "doctor",
        description =
                "Checks Java, configuration, database, schema, disk and addresses; fails if one of them must be mended.",
        mixinStandardHelpOptions = true)
class Doctor implements Callable<Integer> {

    private static final long ENOUGH_DISK = 256L << 20;

    enum Verdict {
        ok,
        warn,
        fail
    }

    record Finding(Verdict verdict, String about, String text) {}

    @Spec
    CommandSpec spec;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public Integer call() {
        find(Verdict.ok, "java", Runtime.version() + " in " + System.getProperty("java.home"));
        try {
            Configuration configuration = Configuration.here();
            find(Verdict.ok, "configuration", "every value can be used");
            addresses(configuration);
            mail(configuration);
            disk(configuration);
            staticFiles(configuration);
            database(configuration);
        } catch (ConfigurationProblem wrong) {
            find(Verdict.fail, "configuration", wrong.getMessage());
        }
        spec.commandLine().getOut().print(json ? json() + "\n" : lines());
        spec.commandLine().getOut().flush();
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.fail) ? Blog.FAILED : 0;
    }

    private void addresses(Configuration configuration) {
        String host = configuration.baseUrl().getHost();
        boolean local = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        find(
                local ? Verdict.warn : Verdict.ok,
                "address",
                configuration.baseUrl()
                        + (local
                                ? ": links in feeds lead readers elsewhere to their own machine; set BLOG_BASE_URL"
                                : ""));
        if (!local) {
            find(
                    configuration.secure() ? Verdict.ok : Verdict.warn,
                    "https",
                    configuration.secure()
                            ? "cookies are for TLS only"
                            : "BLOG_BASE_URL is not https: passwords travel in the clear");
        }
        if (!configuration.allowedHosts().contains("*")
                && configuration.allowedHosts().stream().noneMatch(host::equalsIgnoreCase)) {
            find(Verdict.fail, "hosts", "BLOG_ALLOWED_HOSTS leaves out " + host + " of BLOG_BASE_URL");
        }
    }

    private void mail(Configuration configuration) {
        Optional<Smtp> smtp = configuration.smtp();
        boolean clear = smtp.filter(
                        server -> server.tls() == Tls.NONE && server.user().isPresent())
                .isPresent();
        find(
                clear ? Verdict.warn : Verdict.ok,
                "mail",
                smtp.map(server -> "from " + server.from() + " by " + server.address()
                                + (clear ? ": the password travels in the clear; see BLOG_SMTP_TLS" : ""))
                        .orElse("none is sent"));
    }

    private void disk(Configuration configuration) {
        Path folder = configuration.runDirectory().orElse(Home.here().standalone());
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            boolean writable = Files.isWritable(folder);
            find(
                    writable && free >= ENOUGH_DISK ? Verdict.ok : writable ? Verdict.warn : Verdict.fail,
                    "disk",
                    writable
                            ? (free >> 20) + " MiB free in " + folder
                            : folder + " cannot be written; see BLOG_RUN_DIR");
        } catch (IOException e) {
            find(Verdict.fail, "disk", folder + " cannot be written; see BLOG_RUN_DIR");
        }
    }

    private void staticFiles(Configuration configuration) {
        Optional<Path> root = configuration.staticRoot();
        if (root.isEmpty()) {
            find(Verdict.ok, "static", "served by the application itself");
        } else {
            long missing = CollectStatic.missing(root.get());
            find(
                    missing == 0 ? Verdict.ok : Verdict.warn,
                    "static",
                    missing == 0
                            ? "all in " + root.get()
                            : missing + " files are not in " + root.get() + "; run blog collectstatic");
        }
    }

    private void database(Configuration configuration) {
        Optional<Database> there =
                configuration.database().or(() -> EmbeddedDatabase.running(configuration.dataDirectory()));
        if (there.isEmpty()) {
            find(Verdict.ok, "database", "the embedded one in " + configuration.dataDirectory() + ", not running");
            return;
        }
        try (Connection connection = there.get().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            find(
                    Verdict.ok,
                    "database",
                    "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + " at "
                            + there.get().address());
            int schema = Migrations.applied(statement);
            find(
                    schema < Migrations.newest() ? Verdict.fail : Verdict.ok,
                    "schema",
                    "version " + Migrate.described(schema)
                            + (schema < Migrations.newest() ? ", but this program needs " + Migrations.newest() : ""));
        } catch (Migrations.SchemaTooNew tooNew) {
            find(Verdict.fail, "schema", tooNew.getMessage());
        } catch (SQLException e) {
            find(Verdict.fail, "database", "none at " + there.get().address() + ": " + e.getMessage());
        }
    }

    private void find(Verdict verdict, String about, String text) {
        findings.add(new Finding(verdict, about, text));
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        findings.forEach(finding ->
                lines.append(String.format("%-4s %-13s %s%n", finding.verdict(), finding.about(), finding.text())));
        return lines.toString();
    }

    private String json() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        findings.forEach(finding -> array.add(Json.createObjectBuilder()
                .add("verdict", finding.verdict().name())
                .add("about", finding.about())
                .add("text", finding.text())));
        return array.build().toString();
    }
}
