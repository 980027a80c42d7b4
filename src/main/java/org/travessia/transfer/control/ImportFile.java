package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.travessia.platform.Invalid;

/**
 * Takes a file without being told what it is: WordPress's export, Ghost's, or a zip: of Markdown, or of such an export with its
 * folder of uploads.
 */
@ApplicationScoped
public class ImportFile {

    /** Unpacked; a pod may keep its temporary files in memory. */
    private static final ZipFolder.Bounds BOUNDS = new ZipFolder.Bounds(20_000, 256L << 20, 64L << 20);

    private static final int PEEKED = 512;
    private static final int EXPORTS_DEEP = 3;
    private static final List<String> UPLOADS = List.of("wp-content/uploads", "content/images", "uploads", "images");

    private final ImportBlog blogs;
    private final ImportFolder folders;

    /** For the proxy only. */
    protected ImportFile() {
        this(null, null);
    }

    @Inject
    public ImportFile(ImportBlog blogs, ImportFolder folders) {
        this.blogs = blogs;
        this.folders = folders;
    }

    /**
     * Takes it.
     *
     * @param authorId whose the entries become that have no author who was taken; may publish
     * @param zone of times that do not say theirs
     * @param rehearse whether nothing is to be changed
     * @throws Invalid with field {@code file} if it is nothing that can be taken
     */
    public ForeignReport take(Path file, long authorId, ZoneId zone, boolean rehearse) {
        if (!ZipFolder.isZip(file)) {
            return export(file, Optional.empty(), authorId, zone, rehearse);
        }
        try (ZipFolder unpacked = ZipFolder.unpack(file, BOUNDS)) {
            Path folder = unpacked.folder();
            Optional<Path> export = exportIn(folder);
            return export.isPresent()
                    ? export(export.get(), Optional.of(uploads(folder)), authorId, zone, rehearse)
                    : ForeignReport.ofEntries(rehearse, folders.run(folder, authorId, true, rehearse));
        }
    }

    private ForeignReport export(Path file, Optional<Path> media, long authorId, ZoneId zone, boolean rehearse) {
        ImportBlog.Options options = new ImportBlog.Options(file, authorId, media, zone, rehearse);
        return switch (firstCharacter(file)) {
            case '<' -> blogs.wordPress(options);
            case '{' -> blogs.ghost(options);
            default -> throw new Invalid("file", "import.unknownFile");
        };
    }

    /** The one file of an archive that is an export, if nothing in it is Markdown. */
    private static Optional<Path> exportIn(Path folder) {
        if (!find(folder, Integer.MAX_VALUE, ".md", ".markdown").isEmpty()) {
            return Optional.empty();
        }
        List<Path> exports = find(folder, EXPORTS_DEEP, ".xml", ".json");
        return exports.size() == 1 ? Optional.of(exports.get(0)) : Optional.empty();
    }

    private static List<Path> find(Path folder, int deep, String... endings) {
        try (Stream<Path> files = Files.walk(folder, deep)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return Stream.of(endings).anyMatch(name::endsWith) && !name.startsWith(".");
                    })
                    .limit(2)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path uploads(Path folder) {
        return UPLOADS.stream()
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(folder);
    }

    /** The first character that is no blank and no byte order mark; 0 if there is none. */
    private static char firstCharacter(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte each : in.readNBytes(PEEKED)) {
                // Every second byte of UTF-16 is zero.
                if (each > ' ') {
                    return (char) each;
                }
            }
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
