package org.travessia.transfer.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.travessia.account.control.PersonElsewhere;
import org.travessia.account.entity.Role;
import org.travessia.platform.Markdown;

/** A blog in Ghost's export. */
final class GhostBlog implements ForeignBlog {

    private static final String PLACEHOLDER = "__GHOST_URL__";
    private static final int MAX_TITLE = 200;
    private static final int MAX_TERM = 100;
    private static final int MAX_SUMMARY = 500;
    private static final int MAX_SEO = 300;
    private static final Set<String> SMALL =
            Set.of("users", "tags", "posts_tags", "posts_authors", "posts_meta", "roles", "roles_users", "settings");

    private final Path file;
    private final Markdown markdown;
    private final Map<String, JsonObject> meta = new HashMap<>();
    private final Map<String, JsonObject> tags = new HashMap<>();
    private final Map<String, List<Sorted>> tagsOf = new HashMap<>();
    private final Map<String, List<Sorted>> authorsOf = new HashMap<>();

    GhostBlog(Path file, Markdown markdown) {
        this.file = file;
        this.markdown = markdown;
    }

    private record Sorted(String id, int place) {}

    @Override
    public Survey survey() {
        Map<String, JsonObject> users = new LinkedHashMap<>();
        Map<String, String> roles = new HashMap<>();
        Map<String, String> rolesOf = new HashMap<>();
        Map<String, String> settings = new HashMap<>();
        try {
            new GhostReader(file).read(new GhostReader.Taker() {
                @Override
                public Predicate<String> tables() {
                    return SMALL::contains;
                }

                @Override
                public boolean row(String table, JsonObject row) {
                    switch (table) {
                        case "users" -> users.put(text(row, "id"), row);
                        case "tags" -> tags.put(text(row, "id"), row);
                        case "posts_tags" -> add(tagsOf, row, "tag_id");
                        case "posts_authors" -> add(authorsOf, row, "author_id");
                        case "posts_meta" -> meta.put(text(row, "post_id"), row);
                        case "roles" -> roles.put(text(row, "id"), text(row, "name"));
                        case "roles_users" -> rolesOf.put(text(row, "user_id"), text(row, "role_id"));
                        default -> settings.put(text(row, "key"), text(row, "value"));
                    }
                    return true;
                }
            });
        } catch (GhostReader.Broken told) {
            // What could be read is read again, row by row, and the break is told then.
        }
        List<Author> people = users.entrySet().stream()
                .map(user -> author(user.getKey(), user.getValue(), roles.getOrDefault(rolesOf.get(user.getKey()), "")))
                .toList();
        List<Tag> named = tags.values().stream()
                .filter(tag -> !internal(tag))
                .flatMap(tag -> Entry.line(text(tag, "name"), MAX_TERM).stream()
                        .map(name -> new Tag(text(tag, "slug"), name, text(tag, "description"))))
                .sorted(Comparator.comparing(Tag::slug))
                .toList();
        return new Survey(
                settings.getOrDefault("title", ""),
                settings.getOrDefault("description", ""),
                people,
                List.of(),
                named,
                menus(settings));
    }

    private static void add(Map<String, List<Sorted>> of, JsonObject row, String column) {
        of.computeIfAbsent(text(row, "post_id"), post -> new ArrayList<>())
                .add(new Sorted(text(row, column), row.getInt("sort_order", 0)));
    }

    private static Author author(String id, JsonObject user, String role) {
        Role here =
                switch (role) {
                    case "Owner", "Administrator" -> Role.ADMINISTRATOR;
                    case "Editor", "Super Editor" -> Role.EDITOR;
                    case "Contributor" -> Role.CONTRIBUTOR;
                    default -> Role.AUTHOR;
                };
        return new Author(
                id,
                new PersonElsewhere(
                        GhostReader.text(user, "slug").orElse(text(user, "name")),
                        text(user, "email"),
                        text(user, "name"),
                        Optional.empty(),
                        here,
                        time(user, "created_at")));
    }

    private static List<Menu> menus(Map<String, String> settings) {
        List<Menu> menus = new ArrayList<>();
        for (String menu : List.of("navigation", "secondary_navigation")) {
            try (JsonReader reader = Json.createReader(new StringReader(settings.getOrDefault(menu, "[]")))) {
                JsonArray items = reader.readArray();
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof JsonObject item) {
                        menus.add(new Menu(menu, text(item, "label"), here(text(item, "url")), i + 1));
                    }
                }
            } catch (JsonException | IllegalStateException none) {
                // A menu that cannot be read is none.
            }
        }
        return menus;
    }

    @Override
    public void entries(Predicate<Entry> taker, Notes notes) {
        try {
            new GhostReader(file).read(new GhostReader.Taker() {
                @Override
                public Predicate<String> tables() {
                    return "posts"::equals;
                }

                @Override
                public boolean row(String table, JsonObject row) {
                    return taker.test(entry(row, notes));
                }
            });
        } catch (GhostReader.Broken broken) {
            notes.fail(file.getFileName().toString(), "ghost.broken", broken.getMessage());
        }
    }

    private Entry entry(JsonObject row, Notes notes) {
        String id = text(row, "id");
        boolean page = text(row, "type").equals("page") || GhostReader.truth(row, "page");
        JsonObject more = meta.getOrDefault(id, JsonObject.EMPTY_JSON_OBJECT);
        String slug = text(row, "slug");
        String name = (page ? "page " : "post ") + DjangoText.plain(slug.isEmpty() ? id : slug);
        HtmlToMarkdown.Warnings warnings = (key, arguments) -> notes.warn(name, key, arguments);
        String text = DjangoText.withoutControls(new GhostText(markdown, GhostBlog::here, warnings).convert(row))
                .replace(PLACEHOLDER, "");
        tellLost(row, more, name, notes);
        Optional<Instant> published = time(row, "published_at");
        String status = text(row, "status");
        return new Entry(
                "ghost:" + GhostReader.text(row, "uuid").orElse(id),
                name,
                page ? Entry.Kind.PAGE : Entry.Kind.POST,
                title(row, slug, warnings),
                Optional.of(slug).filter(written -> !written.isEmpty()),
                text,
                status.equals("published") || status.equals("sent")
                        ? Entry.State.PUBLISHED
                        : status.equals("scheduled") ? Entry.State.SCHEDULED : Entry.State.DRAFT,
                visibility(row, status, name, notes),
                Optional.empty(),
                false,
                GhostReader.truth(row, "featured"),
                true,
                0,
                authorsOf.getOrDefault(id, List.of()).stream()
                        .min(Comparator.comparingInt(Sorted::place))
                        .map(Sorted::id)
                        .or(() -> GhostReader.text(row, "author_id")),
                List.of(),
                tags(id, name, notes),
                new Entry.Times(time(row, "created_at"), published, time(row, "updated_at")),
                GhostReader.text(row, "custom_excerpt").flatMap(written -> Entry.line(written, MAX_SUMMARY)),
                either(row, more, "meta_title").flatMap(written -> Entry.line(written, MAX_SEO)),
                either(row, more, "meta_description").flatMap(written -> Entry.line(written, MAX_SEO)),
                GhostReader.text(row, "canonical_url").map(GhostBlog::here),
                GhostReader.text(row, "feature_image")
                        .or(() -> GhostReader.text(row, "image"))
                        .map(image -> new Entry.FeatureImage(here(image), text(more, "feature_image_alt"))),
                GhostReader.text(row, "locale"),
                Optional.empty(),
                slug.isEmpty() ? List.of() : List.of("/" + slug + "/"),
                List.of());
    }

    private static Optional<String> either(JsonObject row, JsonObject more, String column) {
        return GhostReader.text(more, column).or(() -> GhostReader.text(row, column));
    }

    private static String title(JsonObject row, String slug, HtmlToMarkdown.Warnings warnings) {
        Optional<String> title = Entry.line(text(row, "title"), MAX_TITLE);
        if (title.isEmpty()) {
            String made = slug.isEmpty() ? "#" + text(row, "id") : slug;
            warnings.add("import.titleMade", made);
            return made;
        }
        return title.get();
    }

    private static Entry.Visibility visibility(JsonObject row, String status, String name, Notes notes) {
        String visibility = GhostReader.text(row, "visibility").orElse("public");
        if (status.equals("sent")) {
            notes.warn(name, "ghost.sentOnly");
            return Entry.Visibility.PRIVATE;
        }
        if (visibility.equals("public")) {
            return Entry.Visibility.PUBLIC;
        }
        notes.warn(name, "ghost.membersOnly", DjangoText.plain(visibility));
        return Entry.Visibility.PRIVATE;
    }

    private List<Entry.Term> tags(String id, String name, Notes notes) {
        List<Entry.Term> found = new ArrayList<>();
        tagsOf.getOrDefault(id, List.of()).stream()
                .sorted(Comparator.comparingInt(Sorted::place))
                .map(sorted -> tags.get(sorted.id()))
                .filter(tag -> tag != null)
                .forEach(tag -> {
                    if (internal(tag)) {
                        notes.warn(name, "ghost.internalTagLeft", DjangoText.plain(text(tag, "name")));
                    } else {
                        Entry.line(text(tag, "name"), MAX_TERM)
                                .ifPresent(label -> found.add(new Entry.Term(text(tag, "slug"), label)));
                    }
                });
        return found;
    }

    private void tellLost(JsonObject row, JsonObject more, String name, Notes notes) {
        for (String code : List.of("codeinjection_head", "codeinjection_foot")) {
            GhostReader.text(row, code).ifPresent(script -> notes.warn(name, "ghost.codeLeft", code));
        }
        GhostReader.text(more, "feature_image_caption").ifPresent(caption -> notes.warn(name, "ghost.captionLeft"));
        if (authorsOf.getOrDefault(text(row, "id"), List.of()).size() > 1) {
            notes.warn(name, "ghost.authorsLeft");
        }
    }

    private static boolean internal(JsonObject tag) {
        return text(tag, "visibility").equals("internal") || text(tag, "name").startsWith("#");
    }

    private static String text(JsonObject row, String column) {
        return GhostReader.text(row, column).orElse("").strip();
    }

    /** An address of the old blog as a path. */
    private static String here(String address) {
        return address.startsWith(PLACEHOLDER)
                ? "/" + address.substring(PLACEHOLDER.length()).replaceFirst("^/+", "")
                : address;
    }

    /** A time as Ghost writes it: in ISO 8601, with a space, or in milliseconds. */
    private static Optional<Instant> time(JsonObject row, String column) {
        return GhostReader.text(row, column).flatMap(written -> {
            try {
                if (written.matches("\\d{10,15}")) {
                    return Optional.of(Instant.ofEpochMilli(Long.parseLong(written)));
                }
                String iso = written.strip().replace(' ', 'T');
                return Optional.of(
                        iso.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)$")
                                ? OffsetDateTime.parse(iso).toInstant()
                                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException wrong) {
                return Optional.empty();
            }
        });
    }
}
