package org.travessia.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The first half of {@code blog serve}: all that needs Java but not a second JVM that stays. It prints a shell script that
 * {@code bin/blog} becomes; what it has to say to people goes to standard error.
 */
@Command(name = "prepare", hidden = true)
class Prepare implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Configuration configuration = Configuration.here();
        Program next = configuration
                .database()
                .map(database -> server(configuration, database))
                .orElseGet(Prepare::embedded);
        spec.commandLine().getOut().print(next.script());
        spec.commandLine().getOut().flush();
        return 0;
    }

    static Program server(Configuration configuration, Database database) {
        Server server = new Server(configuration, database, Home.here());
        server.check();
        Migrate.beforeServing(database);
        configuration.staticRoot().ifPresent(root -> CollectStatic.copy(root, false));
        return server.program();
    }

    /** With no database named, a JVM that starts one stays and has the server as its child. */
    private static Program embedded() {
        return new Program(
                List.of(
                        Jvm.java(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Dblog.home=" + Home.here().folder(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Blog.class.getName(),
                        "serve"),
                Map.of(),
                Set.of());
    }
}
