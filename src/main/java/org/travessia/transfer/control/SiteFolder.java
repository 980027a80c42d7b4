package org.travessia.transfer.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whose folder of Markdown it is, and what that says of its files: Jekyll and Hugo have places for posts, drafts and pages, make
 * addresses of file names, and have signs of their own in the text. In any other folder a file is what it says itself.
 */
final class SiteFolder {

    /** Who made the folder. */
    enum Kind {
        /** Somebody. */
        PLAIN,
        JEKYLL,
        HUGO,
        /** This blog's own export. */
        EXPORT
    }

    private static final Pattern DATED = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)-(.+)$");
    private static final List<String> HUGO_SETTINGS = List.of(
            "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config");
    private static final Set<String> NOT_JEKYLLS =
            Set.of("node_modules", "vendor", "readme.md", "license.md", "changelog.md", "contributing.md");
    private static final String DEFAULT_PERMALINK = "/:categories/:year/:month/:day/:title.html";
    private static final int MAX_SETTINGS = 200_000;

    private final Path root;
    private final Kind kind;
    private final String permalink;

    private SiteFolder(Path root, Kind kind, String permalink) {
        this.root = root;
        this.kind = kind;
        this.permalink = permalink;
    }

    /** Looks at a folder. */
    static SiteFolder of(Path root) {
        if (Files.isRegularFile(root.resolve(ExportBlog.MANIFEST)) && Files.isDirectory(root.resolve("data"))) {
            return new SiteFolder(root, Kind.EXPORT, "");
        }
        boolean hugo = Files.isDirectory(root.resolve("content"))
                && HUGO_SETTINGS.stream().anyMatch(name -> Files.exists(root.resolve(name)));
        if (hugo) {
            return new SiteFolder(root, Kind.HUGO, "");
        }
        boolean jekyll =
                Stream.of("_config.yml", "_posts", "_drafts").anyMatch(name -> Files.exists(root.resolve(name)));
        return jekyll
                ? new SiteFolder(root, Kind.JEKYLL, jekyllPermalink(root.resolve("_config.yml")))
                : new SiteFolder(root, Kind.PLAIN, "");
    }

    private static String jekyllPermalink(Path settings) {
        try {
            if (Files.isRegularFile(settings) && Files.size(settings) < MAX_SETTINGS) {
                String style = FrontMatter.read("---\n" + Files.readString(settings) + "\n---\n")
                        .value("permalink")
                        .orElse("date");
                return switch (style) {
                    case "date" -> DEFAULT_PERMALINK;
                    case "pretty" -> "/:categories/:year/:month/:day/:title/";
                    case "none" -> "/:categories/:title.html";
                    default -> style.startsWith("/") ? style : "/" + style;
                };
            }
        } catch (IOException unreadable) {
            // As if it said nothing.
        }
        return DEFAULT_PERMALINK;
    }

    Kind kind() {
        return kind;
    }

    /** Whether a file can be a text of the site. */
    boolean takes(String name) {
        return switch (kind) {
            case PLAIN -> true;
            case EXPORT -> name.startsWith("posts/") || name.startsWith("pages/");
            case HUGO -> name.startsWith("content/") && !name.endsWith("/_index.md");
            case JEKYLL ->
                inJekyllPosts(name)
                        || Stream.of(name.split("/"))
                                .noneMatch(part ->
                                        part.startsWith("_") || NOT_JEKYLLS.contains(part.toLowerCase(Locale.ROOT)));
        };
    }

    /** Whether a file without front matter is no text of the site. */
    boolean needsFrontMatter(String name) {
        return kind == Kind.JEKYLL && !inJekyllPosts(name);
    }

    private static boolean inJekyllPosts(String name) {
        return ("/" + name).contains("/_posts/") || ("/" + name).contains("/_drafts/");
    }

    /** Whether its place says that it is not published. */
    boolean draft(String name) {
        return kind == Kind.JEKYLL && ("/" + name).contains("/_drafts/");
    }

    /** Whether it is a page and no post. */
    boolean page(String name, FrontMatter said) {
        Optional<String> type = said.first("kind", "type", "layout").map(value -> value.toLowerCase(Locale.ROOT));
        return switch (kind) {
            case JEKYLL -> !inJekyllPosts(name);
            case HUGO ->
                type.filter("page"::equals).isPresent()
                        || type.isEmpty() && name.chars().filter(c -> c == '/').count() == 1
                        || type.isEmpty()
                                && name.matches("content/[^/]+/index\\.md")
                                && said.value("date").isEmpty();
            default -> type.filter("page"::equals).isPresent();
        };
    }

    /** The day that the file's name begins with. */
    Optional<LocalDate> day(String name) {
        Matcher dated = DATED.matcher(stem(name));
        try {
            return dated.matches() ? Optional.of(LocalDate.parse(dated.group(1))) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** What the file's name makes the last part of its address; empty where the title does. */
    Optional<String> slug(String name) {
        return kind == Kind.JEKYLL || kind == Kind.HUGO || day(name).isPresent()
                ? Optional.of(DATED.matcher(stem(name)).replaceFirst("$2"))
                : Optional.empty();
    }

    /** The name without its ending; of a page bundle that of its folder. */
    private String stem(String name) {
        String path = name.replaceFirst("\\.[A-Za-z]+$", "");
        if (kind == Kind.HUGO && path.endsWith("/index")) {
            path = path.substring(0, path.length() - "/index".length());
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Paths under which the site had it. */
    List<String> oldAddresses(String name, FrontMatter said, LocalDate day, List<String> categories) {
        List<String> paths = new ArrayList<>();
        for (String entry : List.of("aliases", "redirect_from")) {
            paths.addAll(said.values(entry));
        }
        said.first("permalink", "url").filter(path -> !path.contains(":")).ifPresent(paths::add);
        if (kind == Kind.HUGO) {
            String path = name.replaceFirst("^content", "")
                    .replaceFirst("\\.[A-Za-z]+$", "")
                    .replaceFirst("/index$", "");
            paths.add(said.value("slug")
                    .map(slug -> path.substring(0, path.lastIndexOf('/') + 1) + slug)
                    .orElse(path));
        } else if (kind == Kind.JEKYLL && inJekyllPosts(name)) {
            paths.add(permalink
                    .replace(
                            ":categories",
                            String.join("/", categories)
                                    .toLowerCase(Locale.ROOT)
                                    .replace(' ', '-'))
                    .replace(":year", String.valueOf(day.getYear()))
                    .replace(":month", String.format(Locale.ROOT, "%02d", day.getMonthValue()))
                    .replace(":day", String.format(Locale.ROOT, "%02d", day.getDayOfMonth()))
                    .replace(":title", said.value("slug").orElse(slug(name).orElse("")))
                    .replace(":slug", said.value("slug").orElse(slug(name).orElse(""))));
        } else if (kind == Kind.JEKYLL) {
            String path = "/" + name.replaceFirst("\\.[A-Za-z]+$", "");
            paths.add(path + ".html");
            paths.add(path);
        }
        return paths.stream()
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .map(path -> path.replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", ""))
                .filter(path -> path.length() > 1 && !path.contains(":"))
                .distinct()
                .toList();
    }

    /** The file that an address with a slash at its beginning means. */
    Path absolute(String path) {
        List<String> folders = kind == Kind.HUGO ? List.of("static", "assets", "content") : List.of();
        return folders.stream()
                .map(folder -> root.resolve(folder).resolve(path))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(root.resolve(path));
    }

    /** The day that an instant has where nothing says of its zone. */
    static LocalDate day(java.time.Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
