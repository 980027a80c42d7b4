package org.travessia.cli;

import java.util.concurrent.Callable;
import org.travessia.platform.Configuration;
import picocli.CommandLine.Command;

/**
 * Runs the server with an embedded database; {@code bin/blog serve} comes here only when no other database is configured.
 */
@Command(
        name = "serve",
        description = {
            "Starts the blog and stays until it is told to stop.",
            "Without BLOG_DB_HOST it starts a PostgreSQL of its own, with its data under BLOG_DATA_DIR."
        },
        mixinStandardHelpOptions = true)
class Serve implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Configuration configuration = Configuration.here();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(configuration.dataDirectory(), Home.here())) {
            Process server =
                    Prepare.server(configuration, database.address()).process().start();
            Thread stop = new Thread(() -> stop(server, database), "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            return server.waitFor();
        }
    }

    /** The server first, since it still writes what its last requests ask for. */
    private static void stop(Process server, EmbeddedDatabase database) {
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
