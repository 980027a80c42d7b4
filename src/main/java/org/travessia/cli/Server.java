package org.travessia.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.travessia.platform.Configuration;
import org.travessia.platform.Configuration.Database;
import org.travessia.platform.Configuration.LogFormat;
import org.travessia.platform.Configuration.Smtp;
import org.travessia.platform.Configuration.Tls;
import org.travessia.platform.Setting;

/** WildFly as the blog starts it: its environment, its flags, and what must be true before. */
record Server(Configuration configuration, Database database, Home home) {

    /**
     * Finds now, with a line each, what WildFly would report later and less clearly.
     *
     * @throws Failure if a port is taken or a folder cannot be written
     */
    void check() {
        checkPort(Setting.PORT, configuration.bindAddress(), configuration.port());
        checkPort(Setting.BLOG_MANAGEMENT_PORT, "127.0.0.1", configuration.managementPort());
        List.of("data", "log", "tmp")
                .forEach(name ->
                        Folders.writable(Setting.BLOG_RUN_DIR, runDirectory().resolve(name)));
    }

    /** The server's JVM, with all that configure.cli asks the environment for. */
    Program program() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PORT", Integer.toString(configuration.port()));
        environment.put("BLOG_BASE_URL", configuration.baseUrl().toString());
        environment.put("BLOG_BIND_ADDRESS", configuration.bindAddress());
        environment.put("BLOG_MANAGEMENT_PORT", Integer.toString(configuration.managementPort()));
        environment.put("WEB_CONCURRENCY", Integer.toString(configuration.workers()));
        environment.put("BLOG_DB_HOST", database.host());
        environment.put("BLOG_DB_PORT", Integer.toString(database.port()));
        environment.put("BLOG_DB_NAME", database.name());
        environment.put("BLOG_DB_USER", database.user());
        // WildFly refuses an empty password; a database that asks for none takes any.
        environment.put("BLOG_DB_PASSWORD", database.password().isEmpty() ? "none" : database.password());
        environment.put("BLOG_DB_POOL_MAX", Integer.toString(configuration.poolMax()));
        environment.put("BLOG_SERVER_THREADS", Integer.toString(configuration.threads()));
        environment.put(
                "BLOG_SERVER_IO_THREADS", Integer.toString(Runtime.getRuntime().availableProcessors()));
        configuration.smtp().ifPresent(smtp -> environment.putAll(mail(smtp)));
        // The end of the log's pattern: an exception's trace, or nothing, since messages say what went wrong.
        environment.put("BLOG_LOG_EXCEPTION", configuration.debug() ? "%e" : " ");
        // With an arena for each thread glibc keeps far more than the server's few native allocations need.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("BLOG_LOG_PLAIN", Boolean.toString(configuration.logFormat() == LogFormat.PLAIN));
        environment.put("BLOG_LOG_JSON", Boolean.toString(configuration.logFormat() == LogFormat.JSON));
        // Values that came by alias or file are given by their own names now; both at once would be refused.
        Set<String> removed = new TreeSet<>();
        for (Setting setting : Setting.values()) {
            if (environment.containsKey(setting.name())) {
                removed.addAll(setting.variables());
                removed.remove(setting.name());
            }
        }
        return new Program(command(), environment, removed);
    }

    /** Without the password: the application takes it from where it was given, and the server's own settings do without. */
    private static Map<String, String> mail(Smtp smtp) {
        return Map.of(
                "BLOG_SMTP_HOST", smtp.host(),
                "BLOG_SMTP_PORT", Integer.toString(smtp.port()),
                "BLOG_SERVER_SMTP_AUTH", Boolean.toString(smtp.user().isPresent()),
                "BLOG_SERVER_SMTP_STARTTLS", Boolean.toString(smtp.tls() == Tls.STARTTLS),
                "BLOG_SERVER_SMTP_TLS", Boolean.toString(smtp.tls() == Tls.TLS));
    }

    private List<String> command() {
        Path run = runDirectory();
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(Jvm.serverOptions(configuration));
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + run.resolve("tmp"),
                "-Djboss.home.dir=" + home.folder(),
                "-Djboss.server.base.dir=" + home.standalone(),
                "-Djboss.server.data.dir=" + run.resolve("data"),
                "-Djboss.server.log.dir=" + run.resolve("log"),
                "-Djboss.server.temp.dir=" + run.resolve("tmp"),
                // On SIGTERM requests in flight finish, new ones are turned away, then the server stops.
                "-Dorg.wildfly.sigterm.suspend.timeout="
                        + configuration.stopTimeout().toSeconds(),
                "-jar",
                home.folder().resolve("jboss-modules.jar").toString(),
                "-mp",
                home.folder().resolve("modules").toString(),
                "org.jboss.as.standalone",
                "--read-only-server-config=standalone.xml"));
        return command;
    }

    private Path runDirectory() {
        return configuration.runDirectory().orElse(home.standalone());
    }

    private static void checkPort(Setting setting, String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException e) {
            throw new Failure("cannot listen on " + address + ":" + port + " (" + e.getMessage() + "); "
                    + "stop what is there or choose another " + setting);
        }
    }
}
