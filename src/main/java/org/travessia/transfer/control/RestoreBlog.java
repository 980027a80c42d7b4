package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.travessia.account.control.Passwords;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.media.control.StoreMedia;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.ImageHeader;
import org.travessia.platform.GuestMarkdown;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;
import org.travessia.platform.Migrations;
import org.travessia.platform.Sha256;
import org.travessia.platform.Slug;
import org.travessia.post.control.PostRules;
import org.travessia.post.control.ShowMediaAgain;

/**
 * Makes of an export the blog that it was made of, ids and times included, in a database that has nothing but its schema. It is one
 * transaction: something wrong anywhere leaves nothing. What readers get to see is rendered here and not taken from the files, and images
 * are looked at as those that are uploaded. Nobody has a password afterwards.
 */
@ApplicationScoped
public class RestoreBlog {

    private static final int MAX_LINE = 8_000_000;
    private static final String FENCE = "---\n";

    private final TablesRepository tables;
    private final Markdown markdown;
    private final GuestMarkdown guest;
    private final ShowMediaAgain showMedia;
    private final AuditTrail audit;

    /** For the proxy only. */
    protected RestoreBlog() {
        this(null, null, null, null, null);
    }

    @Inject
    public RestoreBlog(
            TablesRepository tables,
            Markdown markdown,
            GuestMarkdown guest,
            ShowMediaAgain showMedia,
            AuditTrail audit) {
        this.tables = tables;
        this.markdown = markdown;
        this.guest = guest;
        this.showMedia = showMedia;
        this.audit = audit;
    }

    /**
     * Restores it.
     *
     * @param source a folder or a zip that {@link ExportBlog} made
     * @return how many rows of each table
     * @throws Invalid with field {@code source} if it is none, or the blog is not empty, or anything in it is wrong
     */
    @Transactional
    public Map<String, Long> run(Path source) {
        if (Files.isDirectory(source)) {
            return new Run(source).restore();
        }
        if (!ZipFolder.isZip(source)) {
            throw new Invalid("source", "restore.notAnExport", source);
        }
        try (ZipFolder unpacked = ZipFolder.unpack(source, ZipFolder.Bounds.USUAL)) {
            return new Run(unpacked.folder()).restore();
        }
    }

    /** Something in a file is not as an export has it. */
    private static Invalid wrong(String file, int line, String what) {
        return new Invalid("source", "restore.wrong", file, line, what);
    }

    private final class Run {

        private final Path root;

        Run(Path root) {
            this.root = root;
        }

        Map<String, Long> restore() {
            JsonObject manifest = manifest();
            List<String> there = tables.tables();
            List<String> taken =
                    BlogTables.TAKEN.stream().filter(there::contains).toList();
            demandEmpty(taken);
            demandKnown(manifest, taken);
            Map<String, Long> rows = new LinkedHashMap<>();
            tables.open(taken);
            for (String table : taken) {
                rows.put(table, fill(table));
                demandCount(manifest, table, rows.get(table));
            }
            tables.close(taken);
            tables.searchAgain();
            // The files came after the posts that show them.
            for (long after = 0, last = -1; last != 0; after = last) {
                last = showMedia.someWithImages(after);
            }
            if (there.contains("setup_code")) {
                // There are administrators: nobody may be made one by a code any more.
                tables.clear("setup_code");
            }
            audit.record(Deed.of(DeedKind.BLOG_RESTORED).with("posts", rows.get(BlogTables.POST)));
            return rows;
        }

        private JsonObject manifest() {
            try {
                JsonObject manifest = ExportBlog.object(Files.readString(root.resolve(ExportBlog.MANIFEST)));
                boolean known = ExportBlog.text(manifest, "format").equals(ExportBlog.FORMAT)
                        && manifest.getInt("formatVersion", 0) == ExportBlog.FORMAT_VERSION;
                if (!known) {
                    throw new Invalid("source", "restore.notAnExport", root.getFileName());
                }
                if (manifest.getInt("schema", Integer.MAX_VALUE) > Migrations.newest()) {
                    throw new Invalid("source", "restore.newer", manifest.getInt("schema", 0), Migrations.newest());
                }
                return manifest;
            } catch (IOException | JsonException | IllegalStateException none) {
                throw new Invalid("source", "restore.notAnExport", root.getFileName());
            }
        }

        private void demandEmpty(List<String> taken) {
            List<String> filled = taken.stream()
                    .filter(table -> !BlogTables.SEEDED.contains(table) && tables.filled(table))
                    .toList();
            if (!filled.isEmpty()) {
                throw new Invalid("source", "restore.notEmpty", String.join(", ", filled));
            }
        }

        private void demandKnown(JsonObject manifest, List<String> taken) {
            if (manifest.get("rows") instanceof JsonObject rows) {
                rows.keySet().stream()
                        .filter(table -> !taken.contains(table))
                        .findFirst()
                        .ifPresent(table -> {
                            throw wrong(ExportBlog.MANIFEST, 1, DjangoText.plain(table));
                        });
            }
        }

        /** A line that is missing from a file is missed here. */
        private void demandCount(JsonObject manifest, String table, long found) {
            if (manifest.get("rows") instanceof JsonObject rows
                    && rows.get(table) instanceof JsonNumber told
                    && told.longValue() != found) {
                throw new Invalid("source", "restore.count", table, told.longValue(), found);
            }
        }

        private long fill(String table) {
            TablesRepository.Insertion into = tables.into(table);
            long[] count = {0};
            if (table.equals(BlogTables.POST)) {
                for (String folder : List.of("posts", "pages")) {
                    each(folder, (name, text) -> {
                        JsonObject row = post(name, text, into.known());
                        into.add(columns(row), row.toString());
                        count[0]++;
                    });
                }
            } else {
                lines(table, (line, row) -> {
                    count[0]++;
                    add(table, line, row, into);
                });
            }
            into.flush();
            return count[0];
        }

        private Set<String> columns(JsonObject row) {
            return row.keySet();
        }

        private void add(String table, int line, JsonObject row, TablesRepository.Insertion into) {
            String file = file(table);
            if (table.equals(BlogTables.MEDIA)) {
                media(line, row, into);
                return;
            }
            demandColumns(file, line, row, into.known());
            for (String slug : List.of("slug")) {
                if (row.containsKey(slug)
                        && Slug.parse(ExportBlog.text(row, slug)).isEmpty()) {
                    throw wrong(file, line, slug);
                }
            }
            JsonObject whole = row;
            if (table.equals(BlogTables.PERSON)) {
                whole = Json.createObjectBuilder(row)
                        .add("password_hash", Passwords.NONE)
                        .build();
            } else if (table.equals(BlogTables.COMMENT)) {
                whole = comment(file, line, row);
            }
            into.add(columns(whole), whole.toString());
        }

        /** What strangers wrote is rendered as strangers' texts are, which show no picture and rank no link. */
        private JsonObject comment(String file, int line, JsonObject row) {
            try {
                return Json.createObjectBuilder(row)
                        .add(
                                "html",
                                guest.render(ExportBlog.text(row, "markdown")).html())
                        .add("renderer_version", GuestMarkdown.RENDERER_VERSION)
                        .build();
            } catch (Invalid beyondBounds) {
                throw wrong(file, line, "markdown");
            }
        }

        private void demandColumns(String file, int line, JsonObject row, Set<String> known) {
            Set<String> without = BlogTables.WITHOUT.getOrDefault(file.replaceAll("^data/|\\.jsonl$", ""), Set.of());
            row.keySet().stream()
                    .filter(column -> !known.contains(column) || without.contains(column))
                    .findFirst()
                    .ifPresent(column -> {
                        throw wrong(file, line, DjangoText.plain(column));
                    });
        }

        private void media(int line, JsonObject row, TablesRepository.Insertion into) {
            String file = file(BlogTables.MEDIA);
            String name = ExportBlog.text(row, "file");
            if (!ZipFolder.safe(name) || !name.startsWith("media/")) {
                throw wrong(file, line, "file");
            }
            JsonObject columns = Json.createObjectBuilder(row).remove("file").build();
            demandColumns(file, line, columns, into.known());
            byte[] bytes = bytes(name, line);
            String type = ExportBlog.text(row, "content_type");
            Optional<FileFormat> format =
                    FileFormat.of(bytes).filter(found -> found.contentType().equals(type));
            boolean same = Sha256.hex(bytes).equals(ExportBlog.text(row, "hash"))
                    && format.isPresent()
                    && (!format.get().isImage() || ImageHeader.read(bytes).isPresent());
            if (!same) {
                throw new Invalid("source", "restore.media", DjangoText.plain(name));
            }
            into.addWithBytes(columns(columns), columns.toString(), "bytes", bytes);
        }

        private byte[] bytes(String name, int line) {
            try {
                Path path = within(name);
                if (Files.size(path) > StoreMedia.MAX_BYTES) {
                    throw new Invalid("source", "restore.media", DjangoText.plain(name));
                }
                return Files.readAllBytes(path);
            } catch (IOException missing) {
                throw wrong(file(BlogTables.MEDIA), line, DjangoText.plain(name));
            }
        }

        private JsonObject post(String name, String text, Set<String> known) {
            int end = text.startsWith(FENCE) ? text.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
            if (end < 0) {
                throw wrong(name, 1, "---");
            }
            Map<String, String> columns = ExportedPost.NAMES.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
            JsonObjectBuilder builder = Json.createObjectBuilder();
            int line = 1;
            for (String entry : text.substring(FENCE.length(), end + 1).split("\n")) {
                line++;
                int colon = entry.indexOf(": ");
                String key = colon < 0 ? "" : entry.substring(0, colon);
                String column = columns.getOrDefault(key, key);
                if (ExportedPost.TOLD.contains(key)) {
                    continue;
                }
                if (!known.contains(column)
                        || BlogTables.WITHOUT.get(BlogTables.POST).contains(column)
                        || key.equals("markdown")) {
                    throw wrong(name, line, DjangoText.plain(colon < 0 ? entry : key));
                }
                builder.add(column, value(name, line, entry.substring(colon + 2)));
            }
            String body = text.substring(end + 1 + FENCE.length());
            JsonObject said = builder.build();
            String slug = ExportBlog.text(said, "slug");
            if (Slug.parse(slug).isEmpty() || !name.endsWith("/" + slug + ".md")) {
                throw wrong(name, line, "slug");
            }
            if (body.isBlank() || body.length() > PostRules.MAX_MARKDOWN) {
                throw wrong(name, line, "markdown");
            }
            return derived(said, body, rendered(name, line, body), known);
        }

        private JsonObject derived(JsonObject said, String body, Markdown.Rendered text, Set<String> known) {
            JsonObjectBuilder row = Json.createObjectBuilder(said)
                    .add("markdown", body)
                    .add("html", text.html())
                    .add("excerpt", text.excerpt())
                    .add("word_count", text.wordCount())
                    .add("renderer_version", Markdown.RENDERER_VERSION);
            if (known.contains("plain")) {
                row.add("plain", text.plain()).add("contents", text.contents());
            }
            return row.build();
        }

        private JsonValue value(String name, int line, String json) {
            try (JsonReader reader = Json.createReader(new StringReader("[" + json + "]"))) {
                List<JsonValue> values = reader.readArray();
                if (values.size() == 1) {
                    return values.get(0);
                }
            } catch (JsonException | IllegalStateException none) {
                // Said below.
            }
            throw wrong(name, line, DjangoText.plain(json));
        }

        private Markdown.Rendered rendered(String file, int line, String text) {
            try {
                return markdown.render(text);
            } catch (Invalid beyondBounds) {
                throw wrong(file, line, "markdown");
            }
        }

        private String file(String table) {
            return "data/" + table + ".jsonl";
        }

        private void lines(String table, BiConsumer<Integer, JsonObject> taker) {
            Path path = within(file(table));
            if (!Files.exists(path)) {
                // A blog of an older program has not all tables.
                return;
            }
            try (BufferedReader reader = Files.newBufferedReader(path)) {
                int number = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    if (line.length() > MAX_LINE) {
                        throw wrong(file(table), number, "…");
                    }
                    try {
                        taker.accept(number, ExportBlog.object(line));
                    } catch (JsonException | IllegalStateException noJson) {
                        throw wrong(file(table), number, DjangoText.plain(line));
                    }
                }
            } catch (IOException unreadable) {
                throw wrong(file(table), 0, "UTF-8");
            }
        }

        private void each(String folder, BiConsumer<String, String> taker) {
            Path path = within(folder);
            if (!Files.isDirectory(path)) {
                return;
            }
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : new TreeSet<>(
                        files.filter(one -> one.toString().endsWith(".md")).toList())) {
                    String name = folder + "/" + file.getFileName();
                    within(name);
                    if (Files.size(file) > MarkdownFile.MAX_BYTES) {
                        throw wrong(name, 1, "…");
                    }
                    taker.accept(name, Files.readString(file));
                }
            } catch (CharacterCodingException notUtf8) {
                throw wrong(folder, 0, "UTF-8");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /** A path of the archive, which no link leads out of it. */
        private Path within(String name) {
            try {
                Path path = root.resolve(name).normalize();
                boolean inside = path.startsWith(root)
                        && (!Files.exists(path) || path.toRealPath().startsWith(root.toRealPath()));
                if (inside) {
                    return path;
                }
            } catch (IOException unreadable) {
                // Said below.
            }
            throw wrong(DjangoText.plain(name), 0, DjangoText.plain(name));
        }
    }
}
