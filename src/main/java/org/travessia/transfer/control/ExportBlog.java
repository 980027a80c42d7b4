package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.travessia.media.entity.FileFormat;
import org.travessia.platform.Invalid;
import org.travessia.platform.Migrations;

/**
 * Writes the whole blog into a folder or a zip, as it is at one moment, from which {@link RestoreBlog} makes the same blog again and
 * {@link ImportFolder} takes the texts.
 *
 * <ul>
 *   <li>{@code posts/*.md} and {@code pages/*.md}: a text each, all that is said of it above it as front matter;
 *   <li>{@code media/…}: the files, at their addresses;
 *   <li>{@code data/*.jsonl}: everything else, a row a line, and {@code blog.json}, which says what this is.
 * </ul>
 *
 * No password, session or token is in it. It is read from the database row by row: memory does not grow with the blog.
 */
@ApplicationScoped
public class ExportBlog {

    static final String MANIFEST = "blog.json";
    static final String FORMAT = "travessia-export";
    static final int FORMAT_VERSION = 1;

    private final TablesRepository tables;

    /** For the proxy only. */
    protected ExportBlog() {
        this(null);
    }

    @Inject
    public ExportBlog(TablesRepository tables) {
        this.tables = tables;
    }

    /**
     * What was written.
     *
     * @param rows how many of each table
     * @param left tables of which nothing is known, and so nothing was taken
     */
    public record Report(Map<String, Long> rows, List<String> left) {}

    /**
     * Writes it.
     *
     * @param target a folder to be made, or a zip if the name ends so
     * @throws Invalid with field {@code target} if it exists or cannot be written
     */
    @Transactional
    public Report run(Path target) {
        tables.freeze();
        return ArchiveWriter.write(target, this::write);
    }

    /** Sends it as a zip while it is read: neither memory nor a disk grows with the blog. */
    @Transactional
    public Report send(OutputStream out) throws IOException {
        tables.freeze();
        try (ArchiveWriter archive = ArchiveWriter.to(out)) {
            return write(archive);
        }
    }

    private Report write(ArchiveWriter archive) throws IOException {
        List<String> there = tables.tables();
        Report report = new Report(
                new LinkedHashMap<>(),
                there.stream()
                        .filter(table -> !BlogTables.TAKEN.contains(table) && !BlogTables.LEFT.contains(table))
                        .toList());
        for (String table : BlogTables.TAKEN) {
            if (there.contains(table)) {
                report.rows().put(table, write(table, there, archive));
            }
        }
        archive.text(MANIFEST, manifest(report));
        archive.done();
        return report;
    }

    private static String manifest(Report report) {
        JsonObjectBuilder rows = Json.createObjectBuilder();
        report.rows().forEach(rows::add);
        return Json.createObjectBuilder()
                        .add("format", FORMAT)
                        .add("formatVersion", FORMAT_VERSION)
                        .add("schema", Migrations.newest())
                        .add("rows", rows)
                        .build()
                + "\n";
    }

    private long write(String table, List<String> there, ArchiveWriter archive) throws IOException {
        Set<String> without = BlogTables.WITHOUT.getOrDefault(table, Set.of());
        if (table.equals(BlogTables.POST)) {
            return posts(without, there, archive);
        }
        if (table.equals(BlogTables.MEDIA)) {
            return media(without, there, archive);
        }
        long[] count = {0};
        try (OutputStream out = archive.file("data/" + table + ".jsonl")) {
            tables.rows(table, without, Map.of(), row -> {
                line(out, row);
                count[0]++;
            });
        }
        return count[0];
    }

    private static void line(OutputStream out, String row) {
        try {
            out.write(row.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private long posts(Set<String> without, List<String> there, ArchiveWriter archive) {
        long[] count = {0};
        tables.rows(BlogTables.POST, without, ExportedPost.told(there), row -> {
            try {
                ExportedPost post = new ExportedPost(object(row));
                archive.text(post.file(), post.text());
                count[0]++;
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        });
        return count[0];
    }

    private long media(Set<String> without, List<String> there, ArchiveWriter archive) throws IOException {
        // Files lie where their addresses lead; the bytes of a smaller variant have none.
        Map<String, String> addresses = there.contains("media_item")
                ? tables.pairs(
                        "select distinct on (hash) hash, ref || '/' || file_name from media_item order by hash, id")
                : Map.of();
        List<String> hashes = new ArrayList<>();
        try (OutputStream out = archive.file("data/" + BlogTables.MEDIA + ".jsonl")) {
            tables.rows(BlogTables.MEDIA, without, Map.of(), row -> {
                JsonObject media = object(row);
                String hash = media.getString("hash");
                String file = "media/"
                        + addresses.getOrDefault(
                                hash,
                                hash + "/file."
                                        + FileFormat.of(text(media, "content_type"))
                                                .extensions()
                                                .get(0));
                line(
                        out,
                        Json.createObjectBuilder(media)
                                .add("file", file)
                                .build()
                                .toString());
                hashes.add(hash + " " + file);
            });
        }
        for (String each : hashes) {
            String[] parts = each.split(" ", 2);
            byte[] bytes = tables.bytes(BlogTables.MEDIA, "bytes", parts[0]).orElseThrow();
            try (OutputStream out = archive.file(parts[1])) {
                out.write(bytes);
            }
        }
        return hashes.size();
    }

    static String text(JsonObject row, String column) {
        return row.get(column) instanceof JsonString string ? string.getString() : "";
    }

    static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
