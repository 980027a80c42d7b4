package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.travessia.account.control.Actor;
import org.travessia.account.control.People;
import org.travessia.account.control.PersonNotFound;
import org.travessia.platform.Invalid;

/**
 * Writes what the blog has of one person into a folder or a zip, as it is at one moment: for the person themselves, or for an operator whom
 * they have asked.
 *
 * <ul>
 *   <li>{@code posts/*.md} and {@code pages/*.md}: their texts of any state, as {@link ExportBlog} has them, so that {@link ImportFolder}
 *       takes them;
 *   <li>{@code media/…}: the files that they uploaded, and those of their posts that an import brought and so nobody did;
 *   <li>{@code person.json}, {@code media.json}, {@code comments.json}: who they are and where they are signed in, what they say of the
 *       files, what they wrote below posts.
 * </ul>
 *
 * Nothing of anybody else is in it, and nothing that lets somebody in. Memory does not grow with what they wrote, nor do statements.
 */
@ApplicationScoped
public class ExportPerson {

    /** Without the word that opens a post, and what only imports need. */
    private static final Set<String> NOT_OF_POSTS = Set.of("password_hash", "source", "source_fingerprint");

    private static final Set<String> OF_FILES =
            Set.of("id", "file_name", "size", "alt", "caption", "uploaded_at", "changed_at");
    private static final Set<String> OF_COMMENTS =
            Set.of("id", "parent_id", "status", "author_name", "author_site", "markdown", "created_at", "edited_at");

    private static final Map<String, String> PERSON_TOLD = Map.of(
            "sessions",
            "(select coalesce(jsonb_agg(jsonb_build_object('device', s.user_agent, 'created_at', s.created_at,"
                    + " 'last_used_at', s.last_used_at) order by s.id), '[]') from session s where s.person_id = t.id)",
            "tokens",
            "(select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'scopes', a.scopes, 'created_at', a.created_at,"
                    + " 'last_used_at', a.last_used_at) order by a.id), '[]') from access_token a where a.person_id = t.id)",
            "authenticator_app_since",
            "(select f.app_confirmed_at from second_factor f where f.person_id = t.id)",
            "passkeys",
            "(select coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'created_at', k.created_at,"
                    + " 'last_used_at', k.last_used_at) order by k.id), '[]') from passkey k where k.person_id = t.id)",
            "devices",
            "(select coalesce(jsonb_agg(jsonb_build_object('device', d.user_agent, 'created_at', d.created_at,"
                    + " 'last_used_at', d.last_used_at) order by d.id), '[]') from remembered_device d where d.person_id = t.id)");
    private static final Map<String, String> COMMENT_TOLD = Map.of(
            "post",
            "(select case p.kind when 'PAGE' then '/' else '/posts/' end || p.slug from post p where p.id = t.post_id)");

    private static final String FILE = "'media/' || t.ref || '/' || t.file_name";
    private static final Map<String, String> FILE_TOLD = Map.of("file", FILE);
    private static final String THEIR_FILE = "(t.uploader_id = owner.id or t.uploader_id is null and exists (select 1"
            + " from media_use u join post p on p.id = u.post_id"
            + " where u.ref = t.ref and not u.former and p.author_id = owner.id))";
    private static final String BYTES = "select " + FILE + ", m.bytes from media_item t join media m on m.hash = t.hash"
            + " join person owner on owner.id = ? where " + THEIR_FILE + " order by t.id";

    private final TablesRepository tables;
    private final People people;

    /** For the proxy only. */
    protected ExportPerson() {
        this(null, null);
    }

    @Inject
    public ExportPerson(TablesRepository tables, People people) {
        this.tables = tables;
        this.people = people;
    }

    /**
     * Writes it.
     *
     * @param username whose, whatever the case
     * @param target a folder to be made, or a zip if the name ends so
     * @return how many posts, files and comments
     * @throws PersonNotFound if nobody has the username
     * @throws Invalid with field {@code target} if it exists or cannot be written
     */
    @Transactional
    public Map<String, Long> run(String username, Path target) {
        tables.freeze();
        long person = people.named(username)
                .orElseThrow(() -> new PersonNotFound(username))
                .id();
        return ArchiveWriter.write(target, archive -> write(person, archive));
    }

    /** Sends it to the person as a zip while it is read. */
    @Transactional
    public void send(Actor self, OutputStream out) throws IOException {
        tables.freeze();
        try (ArchiveWriter archive = ArchiveWriter.to(out)) {
            write(self.id(), archive);
        }
    }

    private Map<String, Long> write(long person, ArchiveWriter archive) throws IOException {
        tables.rowsOf(
                person,
                "t.id = owner.id",
                BlogTables.PERSON,
                column -> !BlogTables.WITHOUT.get(BlogTables.PERSON).contains(column),
                PERSON_TOLD,
                row -> add(archive, "person.json", bytes(row + "\n")));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("posts", posts(person, archive));
        counts.put(
                "files",
                list(
                        archive,
                        "media.json",
                        taker ->
                                tables.rowsOf(person, THEIR_FILE, "media_item", OF_FILES::contains, FILE_TOLD, taker)));
        tables.bytesOf(person, BYTES, (file, bytes) -> add(archive, file, bytes));
        counts.put(
                "comments",
                list(
                        archive,
                        "comments.json",
                        taker -> tables.rowsOf(
                                person,
                                "t.person_id = owner.id",
                                "comment",
                                OF_COMMENTS::contains,
                                COMMENT_TOLD,
                                taker)));
        archive.done();
        return counts;
    }

    private long posts(long person, ArchiveWriter archive) {
        Set<String> without = BlogTables.WITHOUT.get(BlogTables.POST);
        long[] count = {0};
        tables.rowsOf(
                person,
                "t.author_id = owner.id",
                BlogTables.POST,
                column -> !without.contains(column) && !NOT_OF_POSTS.contains(column),
                ExportedPost.told(tables.tables()),
                row -> {
                    ExportedPost post = new ExportedPost(ExportBlog.object(row));
                    add(archive, post.file(), bytes(post.text()));
                    count[0]++;
                });
        return count[0];
    }

    /** An array of JSON, a row a line, as the rows come. */
    private static long list(ArchiveWriter archive, String file, Consumer<Consumer<String>> rows) throws IOException {
        long[] count = {0};
        try (OutputStream out = archive.file(file)) {
            out.write('[');
            rows.accept(row -> {
                try {
                    out.write(bytes((count[0]++ == 0 ? "\n" : ",\n") + row));
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            });
            out.write(bytes("\n]\n"));
        }
        return count[0];
    }

    private static void add(ArchiveWriter archive, String file, byte[] bytes) {
        try (OutputStream out = archive.file(file)) {
            out.write(bytes);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
