package org.travessia.inserver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL of the tests inside the server: up, with the schema, before Arquillian starts WildFly, which reads its
 * address. Where {@code BLOG_TEST_POSTGRES_IMAGE} names an image, Testcontainers runs it; elsewhere it is the embedded one.
 */
public class TestDatabase implements LauncherSessionListener {

    private static final String NAME = "blog";
    private static final String PASSWORD = "blog";

    private AutoCloseable database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean("it.server")) {
            return;
        }
        String image = System.getenv("BLOG_TEST_POSTGRES_IMAGE");
        Address address = image == null || image.isBlank() ? embedded() : container(image);
        Flyway.configure().dataSource(address.url(), NAME, PASSWORD).load().migrate();
        System.setProperty("it.management.port", String.valueOf(freePort()));
        System.setProperty("it.server.arguments", arguments(address));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            if (database != null) {
                database.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the test database does not stop", e);
        }
    }

    private Address embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            database = postgres;
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role blog login password '" + PASSWORD + "'");
                statement.execute("create database blog owner blog");
            }
            return new Address("127.0.0.1", postgres.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("resource") // Closed with the session.
    private Address container(String image) {
        PostgreSQLContainer postgres = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withDatabaseName(NAME)
                .withUsername(NAME)
                .withPassword(PASSWORD)
                // Images differ in how often they start the server before it is the one; only the last listens on TCP.
                .waitingFor(Wait.forSuccessfulCommand("pg_isready --host 127.0.0.1 --username " + NAME));
        postgres.start();
        database = postgres;
        return new Address(postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
    }

    /** WildFly looks for {@code ${env.NAME}} among the system properties first, so that no environment need be set. */
    private static String arguments(Address address) {
        return Map.of(
                        "env.BLOG_DB_HOST",
                        address.host(),
                        "env.BLOG_DB_PORT",
                        String.valueOf(address.port()),
                        "env.BLOG_DB_NAME",
                        NAME,
                        "env.BLOG_DB_USER",
                        NAME,
                        "env.BLOG_DB_PASSWORD",
                        PASSWORD,
                        "env.BLOG_OUTBOUND_ALLOW",
                        "127.0.0.1",
                        "env.PORT",
                        String.valueOf(freePort()),
                        "env.BLOG_MANAGEMENT_PORT",
                        System.getProperty("it.management.port"))
                .entrySet()
                .stream()
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Address(String host, int port) {
        String url() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + NAME;
        }
    }
}
