package org.travessia.transfer.control;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.travessia.platform.Causes;
import org.travessia.platform.Invalid;

/**
 * Files on their way into a folder or a zip, which has its name only once it is whole, or into a zip that is sent while it is made.
 * Only its owner may read it: an export has the addresses of people. Nothing in it tells when it was made, so that two exports of one blog are the same bytes.
 */
abstract sealed class ArchiveWriter implements AutoCloseable {

    /**
     * Begins an archive: a zip if its name says so.
     *
     * @throws Invalid with field {@code target} if there is something of this name, or nothing can be written there
     */
    static ArchiveWriter to(Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        if (absolute.getFileName() == null || Files.exists(absolute)) {
            throw new Invalid("target", "export.targetExists", target);
        }
        try {
            OnDisk writer =
                    absolute.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")
                            ? new Zip(absolute)
                            : new Folder(absolute);
            OnDisk.delete(writer.part());
            writer.open();
            return writer;
        } catch (IOException notThere) {
            throw new Invalid("target", "export.targetUnwritable", target);
        }
    }

    /** What goes into an archive, and what there is to say of it. */
    @FunctionalInterface
    interface Contents<T> {

        /** Writes all of it and ends with {@link ArchiveWriter#done}. */
        T into(ArchiveWriter archive) throws IOException;
    }

    /**
     * Writes an archive whole, or leaves nothing.
     *
     * @throws Invalid with field {@code target} if it exists or cannot be written
     */
    static <T> T write(Path target, Contents<T> contents) {
        try (ArchiveWriter archive = to(target)) {
            return contents.into(archive);
        } catch (IOException | UncheckedIOException unwritable) {
            throw new Invalid(
                    "target",
                    "export.failed",
                    target,
                    Causes.deepest(unwritable).getMessage());
        }
    }

    /** Begins a zip that is sent while it is made: one that breaks off has no directory at its end, and no program opens it. */
    static ArchiveWriter to(OutputStream out) {
        return new Sent(out);
    }

    /** The next file, which is closed before the one after. */
    abstract OutputStream file(String name) throws IOException;

    /** It is whole. */
    abstract void done() throws IOException;

    /** Leaves nothing behind of an archive that is not whole. */
    @Override
    public abstract void close() throws IOException;

    /** A small file. */
    void text(String name, String text) throws IOException {
        try (OutputStream out = file(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private abstract static sealed class OnDisk extends ArchiveWriter {

        private final Path target;
        private final Path part;
        private boolean done;

        OnDisk(Path target) {
            this.target = target;
            this.part = target.resolveSibling(target.getFileName() + ".part");
        }

        abstract void open() throws IOException;

        abstract void finish() throws IOException;

        Path part() {
            return part;
        }

        /** Gives the archive its name. */
        @Override
        void done() throws IOException {
            finish();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            done = true;
        }

        @Override
        public void close() throws IOException {
            if (!done) {
                delete(part);
            }
        }

        static void delete(Path path) throws IOException {
            if (Files.exists(path)) {
                try (Stream<Path> all = Files.walk(path)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
        }
    }

    private static final class Folder extends OnDisk {

        Folder(Path target) {
            super(target);
        }

        @Override
        void open() throws IOException {
            Files.createDirectory(part());
            if (part().getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part(), PosixFilePermissions.fromString("rwx------"));
            }
        }

        @Override
        OutputStream file(String name) throws IOException {
            Path path = part().resolve(name);
            Files.createDirectories(path.getParent());
            return new BufferedOutputStream(Files.newOutputStream(path));
        }

        @Override
        void finish() {
            // Every file is whole already.
        }
    }

    private static final class Zip extends OnDisk {

        private ZipOutputStream zip;

        Zip(Path target) {
            super(target);
        }

        @Override
        void open() throws IOException {
            Files.createFile(part());
            if (part().getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part(), PosixFilePermissions.fromString("rw-------"));
            }
            zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part())), StandardCharsets.UTF_8);
        }

        @Override
        OutputStream file(String name) throws IOException {
            return new Entry(zip, name);
        }

        @Override
        void finish() throws IOException {
            zip.close();
        }

        @Override
        public void close() throws IOException {
            if (zip != null) {
                try {
                    zip.close();
                } catch (IOException full) {
                    // What could not be written is deleted.
                }
            }
            super.close();
        }
    }

    private static final class Sent extends ArchiveWriter {

        private final ZipOutputStream zip;

        Sent(OutputStream out) {
            this.zip = new ZipOutputStream(new BufferedOutputStream(out), StandardCharsets.UTF_8);
        }

        @Override
        OutputStream file(String name) throws IOException {
            return new Entry(zip, name);
        }

        @Override
        void done() throws IOException {
            zip.finish();
            zip.flush();
        }

        @Override
        public void close() {
            // The stream is its owner's to close; without its end the zip is seen not to be whole.
        }
    }

    /** One file of a zip. */
    private static final class Entry extends FilterOutputStream {

        /** The oldest time that a zip can say. */
        private static final FileTime NO_TIME = FileTime.from(Instant.parse("1980-02-01T00:00:00Z"));

        private final ZipOutputStream zip;

        Entry(ZipOutputStream zip, String name) throws IOException {
            super(zip);
            this.zip = zip;
            ZipEntry entry = new ZipEntry(name);
            entry.setLastModifiedTime(NO_TIME);
            zip.putNextEntry(entry);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
        }
    }
}
