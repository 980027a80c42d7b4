package org.travessia.transfer.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.travessia.account.control.PersonElsewhere;
import org.travessia.account.entity.Role;

/** A blog in WordPress's export. */
final class WordPressBlog implements ForeignBlog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Set<String> OWN_TYPES = Set.of("attachment", "nav_menu_item", "revision");
    private static final int MAX_TITLE = 200;
    private static final int MAX_SUMMARY = 500;
    private static final int MAX_SEO = 300;
    private static final int MAX_TAGS = 100;
    private static final int MAX_SHOWN_TITLE = 60;

    private final Path file;
    private final ZoneId zone;
    private final Map<String, String> site = new HashMap<>();
    private final Map<Long, Attachment> attachments = new HashMap<>();
    private final Map<Long, List<Long>> attachmentsOf = new HashMap<>();
    private String host = "";

    /**
     * The blog of a file.
     *
     * @param zone of times that do not say theirs
     */
    WordPressBlog(Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    /** The addresses of its uploaded files, up to the folder of uploads. */
    List<String> mediaPrefixes() {
        List<String> prefixes = new ArrayList<>(List.of("/wp-content/uploads/"));
        if (host.endsWith(".wordpress.com")) {
            prefixes.add("//" + host.replace(".wordpress.com", ".files.wordpress.com") + "/");
        }
        return prefixes;
    }

    @Override
    public Survey survey() {
        Map<String, Author> people = new LinkedHashMap<>();
        List<Category> categories = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();
        List<Menu> menus = new ArrayList<>();
        try {
            new WxrReader(file).read(new WxrReader.Taker() {
                @Override
                public void site(String name, String value) {
                    site.putIfAbsent(name, value.strip());
                    if (name.equals("link") || name.equals("wp:base_blog_url")) {
                        host = host(value).orElse(host);
                    }
                }

                @Override
                public void part(String name, Map<String, String> fields) {
                    switch (name) {
                        case "wp:author" ->
                            author(fields).ifPresent(author -> people.putIfAbsent(author.key(), author));
                        case "wp:category" -> category(fields).ifPresent(categories::add);
                        case "wp:tag" ->
                            Entry.line(text(fields.getOrDefault("wp:tag_name", "")), MAX_TAGS)
                                    .ifPresent(label -> tags.add(new Tag(
                                            decoded(fields.getOrDefault("wp:tag_slug", "")),
                                            label,
                                            text(fields.getOrDefault("wp:tag_description", "")))));
                        default -> {
                            // Menus' names and terms of plugins: entries name those that matter.
                        }
                    }
                }

                @Override
                public boolean item(WxrReader.Item item) {
                    switch (item.field("wp:post_type")) {
                        case "attachment" -> attach(item);
                        case "nav_menu_item" -> menu(item).ifPresent(menus::add);
                        default -> {
                            String creator = item.field("dc:creator").strip();
                            if (!creator.isEmpty()) {
                                people.computeIfAbsent(creator, WordPressBlog::unknown);
                            }
                        }
                    }
                    return true;
                }
            });
        } catch (WxrReader.Broken told) {
            // What could be read is read again, entry by entry, and the break is told then.
        }
        return new Survey(
                text(site.getOrDefault("title", "")),
                text(site.getOrDefault("description", "")),
                List.copyOf(people.values()),
                categories,
                tags,
                menus);
    }

    @Override
    public void entries(Predicate<Entry> taker, Notes notes) {
        try {
            boolean replaced = new WxrReader(file).read(item -> {
                String type = item.field("wp:post_type");
                if (OWN_TYPES.contains(type)) {
                    return true;
                }
                String name = name(item);
                if (!type.equals("post") && !type.equals("page")) {
                    notes.warn(name, "wordpress.typeLeft", DjangoText.plain(type));
                    return true;
                }
                if (item.tooLong()) {
                    notes.fail(name, "wordpress.tooLong");
                    return true;
                }
                Optional<Entry> entry = entry(item, type, name, notes);
                return entry.isEmpty() || taker.test(entry.get());
            });
            if (replaced) {
                notes.warn(file.getFileName().toString(), "import.bytesReplaced");
            }
        } catch (WxrReader.Broken broken) {
            notes.fail(file.getFileName().toString(), "wordpress.broken", broken.line(), broken.getMessage());
        }
    }

    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(new URI(address.strip()).getHost()).map(name -> name.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static Optional<Author> author(Map<String, String> fields) {
        String login = fields.getOrDefault("wp:author_login", "").strip();
        return login.isEmpty()
                ? Optional.empty()
                : Optional.of(new Author(
                        login,
                        new PersonElsewhere(
                                login,
                                fields.getOrDefault("wp:author_email", ""),
                                text(fields.getOrDefault("wp:author_display_name", "")),
                                Optional.empty(),
                                Role.AUTHOR,
                                Optional.empty())));
    }

    private static Author unknown(String login) {
        return new Author(login, new PersonElsewhere(login, "", "", Optional.empty(), Role.AUTHOR, Optional.empty()));
    }

    private static Optional<Category> category(Map<String, String> fields) {
        String slug = decoded(fields.getOrDefault("wp:category_nicename", ""));
        String parent = decoded(fields.getOrDefault("wp:category_parent", ""));
        return slug.isEmpty()
                ? Optional.empty()
                : Entry.line(text(fields.getOrDefault("wp:cat_name", slug)), MAX_TAGS)
                        .map(label -> new Category(
                                slug,
                                label,
                                text(fields.getOrDefault("wp:category_description", "")),
                                parent.isEmpty() ? Optional.empty() : Optional.of(parent)));
    }

    private void attach(WxrReader.Item item) {
        String url = item.field("wp:attachment_url").isBlank() ? item.field("guid") : item.field("wp:attachment_url");
        Attachment attachment = new Attachment(
                item.number("wp:post_id"),
                url.strip(),
                text(item.field("title")),
                text(item.meta().getOrDefault("_wp_attachment_image_alt", "")),
                text(item.field("excerpt:encoded")),
                item.number("wp:post_parent"));
        attachments.put(attachment.id(), attachment);
        if (attachment.image() && attachment.parent() > 0) {
            attachmentsOf
                    .computeIfAbsent(attachment.parent(), parent -> new ArrayList<>())
                    .add(attachment.id());
        }
    }

    private Optional<Menu> menu(WxrReader.Item item) {
        String menu = item.terms().stream()
                .filter(term -> term.domain().equals("nav_menu"))
                .map(WxrReader.Term::name)
                .findFirst()
                .orElse("");
        String address = item.meta().getOrDefault("_menu_item_url", "");
        return Entry.line(text(item.field("title")), MAX_TAGS)
                .map(label ->
                        new Menu(menu, label, here(address), (int) Math.min(item.number("wp:menu_order"), 10_000)));
    }

    /** "Hello (post 17)". */
    private static String name(WxrReader.Item item) {
        String title = DjangoText.plain(text(item.field("title")));
        String shown = title.length() > MAX_SHOWN_TITLE ? title.substring(0, MAX_SHOWN_TITLE) + "…" : title;
        return item.field("wp:post_type").strip() + " " + item.number("wp:post_id")
                + (shown.isEmpty() ? "" : " “" + shown + "”");
    }

    private Optional<Entry> entry(WxrReader.Item item, String type, String name, Notes notes) {
        String status = item.field("wp:status").strip();
        if (status.equals("auto-draft") || status.equals("inherit")) {
            return Optional.empty();
        }
        HtmlToMarkdown.Warnings warnings = (key, arguments) -> notes.warn(name, key, arguments);
        WordPressText.Converted text = new WordPressText(images(item), this::here, warnings)
                .convert(DjangoText.withoutControls(item.field("content:encoded")));
        Optional<String> excerpt = Entry.line(text(item.field("excerpt:encoded")), MAX_SUMMARY);
        String password = item.field("wp:post_password");
        Optional<Instant> published = time(item.field("wp:post_date_gmt"), ZoneOffset.UTC)
                .or(() -> time(item.field("wp:post_date"), zone))
                .or(() -> rfc1123(item.field("pubDate")));
        String trashed = item.meta().getOrDefault("_wp_trash_meta_status", "");
        Entry.State state = state(status.equals("trash") ? trashed : status, name, notes);
        Entry.Visibility visibility = !password.isEmpty()
                ? Entry.Visibility.PASSWORD
                : status.equals("private") || trashed.equals("private")
                        ? Entry.Visibility.PRIVATE
                        : Entry.Visibility.PUBLIC;
        List<String> categories = terms(item, "category").stream()
                .map(Entry.Term::slug)
                .filter(slug -> !slug.equals("uncategorized"))
                .toList();
        if (item.terms().stream().anyMatch(term -> term.domain().equals("post_format"))) {
            notes.warn(name, "wordpress.formatLeft");
        }
        if (item.commentsLeft() > 0) {
            notes.warn(name, "wordpress.commentsLeft", item.commentsLeft());
        }
        return Optional.of(new Entry(
                "wordpress:" + host + ":" + item.number("wp:post_id"),
                name,
                type.equals("page") ? Entry.Kind.PAGE : Entry.Kind.POST,
                title(item, text.markdown(), warnings),
                Optional.of(decoded(item.field("wp:post_name"))).filter(slug -> !slug.isEmpty()),
                text.markdown(),
                state,
                visibility,
                password.isEmpty() ? Optional.empty() : Optional.of(password),
                status.equals("trash"),
                item.field("wp:is_sticky").strip().equals("1"),
                item.field("wp:comment_status").strip().equals("open"),
                (int) Math.min(item.number("wp:menu_order"), 10_000),
                Optional.of(item.field("dc:creator").strip()).filter(creator -> !creator.isEmpty()),
                categories,
                terms(item, "post_tag"),
                new Entry.Times(
                        published,
                        published,
                        time(item.field("wp:post_modified_gmt"), ZoneOffset.UTC)
                                .or(() -> time(item.field("wp:post_modified"), zone))),
                excerpt.or(text::summary),
                seo(item, MAX_SEO, "_yoast_wpseo_title", "rank_math_title", "_aioseo_title"),
                seo(item, MAX_SEO, "_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description"),
                seo(item, 2000, "_yoast_wpseo_canonical", "rank_math_canonical_url"),
                Optional.ofNullable(attachments.get(WxrReader.number(item.meta().getOrDefault("_thumbnail_id", ""))))
                        .map(image -> new Entry.FeatureImage(image.url(), image.alt())),
                Optional.empty(),
                item.number("wp:post_parent") > 0 && type.equals("page")
                        ? Optional.of("wordpress:" + host + ":" + item.number("wp:post_parent"))
                        : Optional.empty(),
                oldAddresses(item),
                remarks(item, name, notes)));
    }

    private WordPressText.Images images(WxrReader.Item item) {
        long id = item.number("wp:post_id");
        return new WordPressText.Images() {
            @Override
            public Optional<Attachment> of(long image) {
                return Optional.ofNullable(attachments.get(image));
            }

            @Override
            public List<Attachment> ofEntry() {
                return attachmentsOf.getOrDefault(id, List.of()).stream()
                        .map(attachments::get)
                        .toList();
            }
        };
    }

    private static Entry.State state(String status, String name, Notes notes) {
        switch (status) {
            case "publish", "private" -> {
                return Entry.State.PUBLISHED;
            }
            case "future" -> {
                return Entry.State.SCHEDULED;
            }
            case "draft", "" -> {
                return Entry.State.DRAFT;
            }
            default -> {
                notes.warn(name, "wordpress.statusBecameDraft", DjangoText.plain(status));
                return Entry.State.DRAFT;
            }
        }
    }

    private static String title(WxrReader.Item item, String markdown, HtmlToMarkdown.Warnings warnings) {
        String written = text(item.field("title"));
        Optional<String> title = Entry.line(written, MAX_TITLE);
        if (title.isPresent()) {
            if (title.get().endsWith("…") && !written.strip().endsWith("…")) {
                warnings.add("django.post.titleCut");
            }
            return title.get();
        }
        // WordPress shows an entry without a title by its text; a list of entries here needs something to click on.
        String made = Entry.line(
                        HtmlToMarkdown.parse(item.field("content:encoded").replaceAll("(?s)<!--.*?-->", ""))
                                .text(),
                        MAX_SHOWN_TITLE)
                .or(() -> Entry.line(decoded(item.field("wp:post_name")), MAX_SHOWN_TITLE))
                .orElse("#" + item.number("wp:post_id"));
        warnings.add("import.titleMade", made);
        return made;
    }

    private static List<Entry.Term> terms(WxrReader.Item item, String domain) {
        Map<String, Entry.Term> terms = new LinkedHashMap<>();
        for (WxrReader.Term term : item.terms()) {
            boolean same = term.domain().equals(domain)
                    || domain.equals("post_tag") && term.domain().equals("tag");
            if (same && !term.slug().isEmpty()) {
                String slug = decoded(term.slug());
                Entry.line(text(term.name()), MAX_TAGS)
                        .ifPresent(label -> terms.putIfAbsent(slug, new Entry.Term(slug, label)));
            }
        }
        return List.copyOf(terms.values());
    }

    private static Optional<String> seo(WxrReader.Item item, int max, String... keys) {
        for (String key : keys) {
            String value = item.meta().getOrDefault(key, "");
            // "%%title%% %%sep%%" is a pattern that a plugin fills in.
            if (!value.isBlank() && !value.contains("%")) {
                return Entry.line(text(value), max);
            }
        }
        return Optional.empty();
    }

    private List<String> oldAddresses(WxrReader.Item item) {
        List<String> addresses = new ArrayList<>();
        for (String address : List.of(item.field("link"), item.field("guid"))) {
            String path = here(address.strip());
            if (path.startsWith("/") && !path.startsWith("//") && path.length() > 1 && !addresses.contains(path)) {
                addresses.add(path);
            }
        }
        return addresses;
    }

    private List<Entry.Remark> remarks(WxrReader.Item item, String name, Notes notes) {
        List<Entry.Remark> remarks = new ArrayList<>();
        int pings = 0;
        for (Map<String, String> comment : item.comments()) {
            String kind = comment.getOrDefault("wp:comment_type", "").strip();
            String approved = comment.getOrDefault("wp:comment_approved", "1").strip();
            if (!kind.isEmpty() && !kind.equals("comment")) {
                pings++;
            } else if (!approved.equals("trash")) {
                remarks.add(new Entry.Remark(
                        WxrReader.number(comment.getOrDefault("wp:comment_id", "")),
                        WxrReader.number(comment.getOrDefault("wp:comment_parent", "")),
                        text(comment.getOrDefault("wp:comment_author", "")),
                        comment.getOrDefault("wp:comment_author_email", "").strip(),
                        comment.getOrDefault("wp:comment_author_url", "").strip(),
                        comment.getOrDefault("wp:comment_author_IP", "").strip(),
                        time(comment.getOrDefault("wp:comment_date_gmt", ""), ZoneOffset.UTC)
                                .or(() -> time(comment.getOrDefault("wp:comment_date", ""), zone)),
                        new WordPressText(images(item), this::here, (key, arguments) -> {})
                                .convert(DjangoText.withoutControls(comment.getOrDefault("wp:comment_content", "")))
                                .markdown(),
                        approved.equals("1") || approved.equals("approved"),
                        approved.equals("spam")));
            }
        }
        if (pings > 0) {
            notes.warn(name, "wordpress.pingbacksLeft", pings);
        }
        return remarks;
    }

    /** An address of the old blog as a path, which a redirect leads on; others as they are. Files stay where they are. */
    private String here(String address) {
        Optional<String> other = host(address);
        if (other.isEmpty() || host.isEmpty() || !other.get().equals(host) || address.contains("/wp-content/")) {
            return address;
        }
        String path = address.strip().replaceFirst("^[a-zA-Z]+://[^/?#]+", "");
        return path.startsWith("/") ? path : "/" + path;
    }

    /** The text of something that may be HTML. */
    private static String text(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0
                ? html
                : HtmlToMarkdown.parse(html).text();
    }

    private static String decoded(String slug) {
        try {
            return URLDecoder.decode(slug.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return slug.strip();
        }
    }

    private static Optional<Instant> time(String written, ZoneId zone) {
        try {
            return written.isBlank() || written.startsWith("0000")
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(written.strip(), TIME)
                            .atZone(zone)
                            .toInstant());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> rfc1123(String written) {
        try {
            Instant date = OffsetDateTime.parse(written.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            // "Mon, 30 Nov -0001" is how WordPress writes that there is none.
            return date.isBefore(Instant.parse("1970-01-02T00:00:00Z")) ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
