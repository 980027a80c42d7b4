package org.travessia.transfer.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.travessia.platform.Invalid;

/**
 * A zip unpacked into a folder of its own, which is removed when this is closed. The archive is a stranger's: all its names are looked at
 * before the first byte is written, the bytes that come out are counted whatever it says of them, and it is refused as a whole if anything
 * in it would lead out of the folder, be a link, or grow beyond bounds.
 */
final class ZipFolder implements AutoCloseable {

    private static final int MAX_NAME = 400;
    private static final int MAX_DEEP = 20;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int CENTRAL_HEADER_LENGTH = 46;
    private static final int END_RECORD = 0x06054b50;
    private static final int END_RECORD_LENGTH = 22;
    private static final int UNIX = 3;
    private static final int TYPE_MASK = 0xF000;
    private static final int LINK = 0xA000;

    private final Path temporary;
    private final Path folder;

    private ZipFolder(Path temporary, Path folder) {
        this.temporary = temporary;
        this.folder = folder;
    }

    /**
     * How much an archive may be.
     *
     * @param entries files and folders
     * @param bytes of all files together
     * @param fileBytes of one file
     */
    record Bounds(int entries, long bytes, long fileBytes) {

        /** Those of a blog that somebody moves here. */
        static final Bounds USUAL = new Bounds(200_000, 8L << 30, 512L << 20);
    }

    /** Whether a file begins as a zip does. */
    static boolean isZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 || start[2] == 5);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Unpacks an archive.
     *
     * @throws Invalid with field {@code file} if it is refused; nothing is left of it then
     */
    static ZipFolder unpack(Path zip, Bounds bounds) {
        try (ZipFile archive = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            demandSafeNames(zip, archive, bounds);
            demandNoLinks(zip);
            Path temporary = Files.createTempDirectory("blog-zip-");
            try {
                String stem = zip.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
                Path folder = Files.createDirectory(temporary.resolve(stem.isEmpty() ? "zip" : stem));
                write(zip, archive, folder, bounds);
                return new ZipFolder(temporary, onlyFolder(folder));
            } catch (IOException | RuntimeException failed) {
                delete(temporary);
                throw failed;
            }
        } catch (java.util.zip.ZipException wrong) {
            boolean name = String.valueOf(wrong.getMessage()).contains("bad entry name");
            throw new Invalid(
                    "file",
                    name ? "zip.charset" : "zip.broken",
                    zip,
                    DjangoText.plain(String.valueOf(wrong.getMessage())));
        } catch (IOException unreadable) {
            throw new Invalid("file", "zip.broken", zip, DjangoText.plain(String.valueOf(unreadable.getMessage())));
        }
    }

    /** The folder with the files; that within, if the archive has nothing but one. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        delete(temporary);
    }

    private static Path onlyFolder(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> all = children.filter(
                            child -> !child.getFileName().toString().equals("__MACOSX"))
                    .toList();
            boolean one = all.size() == 1
                    && Files.isDirectory(all.get(0))
                    && !all.get(0).getFileName().toString().matches("content|_posts|_drafts");
            return one ? all.get(0) : folder;
        }
    }

    private static void demandSafeNames(Path zip, ZipFile archive, Bounds bounds) {
        if (archive.size() > bounds.entries()) {
            throw new Invalid("file", "zip.tooManyEntries", zip, bounds.entries());
        }
        Set<String> seen = new HashSet<>();
        long told = 0;
        for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            String shown = DjangoText.plain(name);
            if (!safe(name)) {
                throw new Invalid("file", "zip.unsafeName", zip, shown);
            }
            // On a disk that does not know upper from lower case one would replace the other.
            if (!seen.add(name.toLowerCase(Locale.ROOT).replaceFirst("/$", ""))) {
                throw new Invalid("file", "zip.nameTwice", zip, shown);
            }
            told += Math.max(0, entry.getSize());
            if (told > bounds.bytes() || entry.getSize() > bounds.fileBytes()) {
                throw new Invalid("file", "zip.tooLarge", zip, bounds.bytes() >> 20, bounds.fileBytes() >> 20);
            }
        }
    }

    /** Whether a name stays within a folder on every kind of system. */
    static boolean safe(String name) {
        if (name.isEmpty()
                || name.length() > MAX_NAME
                || name.startsWith("/")
                || name.contains("\\")
                || name.matches("^[A-Za-z]:.*")
                || name.chars().anyMatch(character -> character < ' ' || character == 127 || character == '\uFFFD')) {
            return false;
        }
        String[] parts = name.split("/");
        if (parts.length > MAX_DEEP) {
            return false;
        }
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.contains(":")) {
                return false;
            }
        }
        return true;
    }

    /** The central directory says of a file made on Unix whether it is a link; the JDK does not tell. */
    private static void demandNoLinks(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip)) {
            long size = channel.size();
            int tail = (int) Math.min(size, END_RECORD_LENGTH + 0xFFFF);
            ByteBuffer end = read(channel, size - tail, tail);
            int at = tail - END_RECORD_LENGTH;
            while (at >= 0 && end.getInt(at) != END_RECORD) {
                at--;
            }
            long length = at < 0 ? -1 : end.getInt(at + 12) & 0xFFFFFFFFL;
            long start = at < 0 ? -1 : end.getInt(at + 16) & 0xFFFFFFFFL;
            if (at < 0 || start == 0xFFFFFFFFL || length > Integer.MAX_VALUE || start + length > size) {
                throw new Invalid("file", "zip.broken", zip, "ZIP64");
            }
            ByteBuffer directory = read(channel, start, (int) length);
            int entry = 0;
            while (entry + CENTRAL_HEADER_LENGTH <= length && directory.getInt(entry) == CENTRAL_HEADER) {
                int system = directory.get(entry + 5) & 0xFF;
                int mode = directory.getInt(entry + 38) >>> 16;
                int nameLength = directory.getShort(entry + 28) & 0xFFFF;
                if (system == UNIX && (mode & TYPE_MASK) == LINK) {
                    byte[] name = new byte[nameLength];
                    directory.get(entry + CENTRAL_HEADER_LENGTH, name);
                    throw new Invalid(
                            "file", "zip.link", zip, DjangoText.plain(new String(name, StandardCharsets.UTF_8)));
                }
                entry += CENTRAL_HEADER_LENGTH
                        + nameLength
                        + (directory.getShort(entry + 30) & 0xFFFF)
                        + (directory.getShort(entry + 32) & 0xFFFF);
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // A read may give less than it was asked for.
        }
        return buffer.flip();
    }

    private static void write(Path zip, ZipFile archive, Path folder, Bounds bounds) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long all = 0;
        for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            Path target;
            try {
                target = folder.resolve(entry.getName()).normalize();
            } catch (InvalidPathException wrong) {
                throw new Invalid("file", "zip.unsafeName", zip, DjangoText.plain(entry.getName()));
            }
            if (!target.startsWith(folder)) {
                throw new Invalid("file", "zip.unsafeName", zip, DjangoText.plain(entry.getName()));
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            long one = 0;
            try (InputStream in = archive.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(target)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    one += count;
                    all += count;
                    // What an entry says of its size is the sender's word.
                    if (one > bounds.fileBytes() || all > bounds.bytes()) {
                        throw new Invalid("file", "zip.tooLarge", zip, bounds.bytes() >> 20, bounds.fileBytes() >> 20);
                    }
                    out.write(buffer, 0, count);
                }
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException inUse) {
            throw new UncheckedIOException(inUse);
        }
    }
}
