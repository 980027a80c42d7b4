package org.travessia.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.travessia.transfer.control.DjangoDatabase;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A database of another program, opened for reading only and in one transaction, so that what is read belongs together even while
 * the other program goes on writing.
 */
abstract sealed class ForeignDatabase {

    /**
     * The database of an argument.
     *
     * @param passwordFile may be null
     * @throws ParameterException if it is none
     */
    static ForeignDatabase at(String source, Path passwordFile, CommandLine command) {
        if (source.matches("(?i)postgres(ql)?://.*")) {
            return new Postgres(address(source, command), passwordFile);
        }
        if (source.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
            throw new ParameterException(
                    command, "a path of an SQLite file or postgresql://user@host:port/name is needed");
        }
        return new Sqlite(Path.of(source));
    }

    private static URI address(String source, CommandLine command) {
        try {
            URI address = new URI(source);
            String user = address.getUserInfo();
            if (user != null && user.contains(":")) {
                throw new ParameterException(
                        command,
                        "a password on the command line can be read by everybody on the machine;"
                                + " give it in PGPASSWORD or with --password-file");
            }
            if (address.getHost() == null || address.getPath().length() < 2 || user == null) {
                throw new ParameterException(command, "postgresql://user@host:port/name is needed");
            }
            return address;
        } catch (URISyntaxException wrong) {
            throw new ParameterException(command, "this is no address: " + wrong.getMessage());
        }
    }

    /**
     * Reads it.
     *
     * @throws Failure if it cannot be opened
     */
    <T> T read(Function<DjangoDatabase, T> work) {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            prepare(connection);
            T result = work.apply(new DjangoDatabase(connection, toString()));
            connection.rollback();
            return result;
        } catch (SQLException failed) {
            throw new Failure(this + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    abstract Connection open() throws SQLException;

    abstract void prepare(Connection connection) throws SQLException;

    /** A file of SQLite. */
    private static final class Sqlite extends ForeignDatabase {

        private static final byte[] SIGNATURE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
        private static final int WRITE_VERSION = 18;
        private static final byte WAL = 2;

        private final Path file;

        Sqlite(Path file) {
            this.file = file;
        }

        @Override
        Connection open() throws SQLException {
            byte[] header = header();
            if (header.length < 100 || !Arrays.equals(header, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
                throw new Failure(file + " is no database of SQLite");
            }
            // The library lies beside the program: a container's /tmp may forbid to execute what is unpacked there.
            System.setProperty("org.sqlite.lib.path", Home.here().sqlite().toString());
            return DriverManager.getConnection(
                    "jdbc:sqlite:" + real().toUri().toString().replaceFirst("^file:/+", "file:/") + mode(header),
                    readOnly());
        }

        /**
         * A database with a write-ahead log cannot be read without one, and in a folder that may not be written none can be made.
         * Without a log nobody writes, and nothing is missing: SQLite may take the file for one that does not change.
         */
        private String mode(byte[] header) {
            boolean log = Files.exists(Path.of(real() + "-wal"));
            return header[WRITE_VERSION] == WAL && !log ? "?immutable=1&mode=ro" : "?mode=ro";
        }

        private static Properties readOnly() {
            Properties properties = new Properties();
            properties.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
            properties.setProperty("busy_timeout", "10000");
            return properties;
        }

        private byte[] header() {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(100);
            } catch (IOException missing) {
                throw new Failure("the file " + file + " cannot be read", missing);
            }
        }

        private Path real() {
            try {
                return file.toRealPath();
            } catch (IOException missing) {
                throw new Failure("the file " + file + " cannot be read", missing);
            }
        }

        @Override
        void prepare(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                // The file is a stranger's: its schema may call no function that does anything but compute.
                statement.execute("pragma trusted_schema = off");
                statement.execute("pragma query_only = on");
            }
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** A database on a server of PostgreSQL. */
    private static final class Postgres extends ForeignDatabase {

        private static final List<String> OPTIONS = List.of("sslmode", "sslrootcert", "options");

        private final URI address;
        private final Path passwordFile;

        Postgres(URI address, Path passwordFile) {
            this.address = address;
            this.passwordFile = passwordFile;
        }

        @Override
        Connection open() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", address.getUserInfo());
            String password = passwordFile == null ? System.getenv("PGPASSWORD") : Secret.first(passwordFile);
            if (password != null) {
                properties.setProperty("password", password);
            }
            properties.setProperty("readOnly", "true");
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("ApplicationName", "blog import-django");
            options(properties);
            int port = address.getPort() < 0 ? 5432 : address.getPort();
            Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://" + address.getHost() + ":" + port + address.getRawPath(), properties);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return connection;
        }

        private void options(Properties properties) {
            String query = address.getQuery();
            for (String option : query == null ? new String[0] : query.split("&")) {
                String[] parts = option.split("=", 2);
                String name = parts[0].toLowerCase(Locale.ROOT);
                if (parts.length != 2 || !OPTIONS.contains(name)) {
                    throw new Failure(
                            "of an address's options, " + String.join(", ", OPTIONS) + " are known, not " + parts[0]);
                }
                properties.setProperty(name, parts[1]);
            }
        }

        @Override
        void prepare(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                // Times are read as text: in one zone and one form, whatever the server's settings are.
                statement.execute("set local timezone = 'UTC'");
                statement.execute("set local datestyle = 'ISO, YMD'");
            }
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }
}
