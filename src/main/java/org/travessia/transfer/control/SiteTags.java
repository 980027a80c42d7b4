package org.travessia.transfer.control;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signs that Jekyll (Liquid) and Hugo (shortcodes) have in a text, made Markdown as far as Markdown can say it; others stay. */
final class SiteTags {

    private static final Pattern LIQUID_HIGHLIGHT = Pattern.compile(
            "\\{%-?\\s*highlight\\s+([A-Za-z0-9+#_-]+)[^%]*%\\}\\R?(.{0,50000}?)\\{%-?\\s*endhighlight\\s*-?%\\}",
            Pattern.DOTALL);
    private static final Pattern LIQUID_RAW = Pattern.compile("\\{%-?\\s*(?:end)?raw\\s*-?%\\}");
    private static final Pattern LIQUID_SITE =
            Pattern.compile("\\{\\{\\s*site\\.(?:baseurl|url|github\\.url)\\s*\\}\\}");
    private static final Pattern LIQUID_URL =
            Pattern.compile("\\{\\{\\s*[\"']([^\"'{}]*)[\"']\\s*\\|\\s*(?:relative|absolute)_url\\s*\\}\\}");
    private static final Pattern LIQUID_POST = Pattern.compile("\\{%-?\\s*post_url\\s+([^\\s%]+)\\s*-?%\\}");
    private static final Pattern LIQUID_LINK = Pattern.compile("\\{%-?\\s*link\\s+([^\\s%]+)\\s*-?%\\}");
    private static final Pattern LIQUID = Pattern.compile("\\{%-?\\s*([a-z_]{2,30})\\b[^%]{0,500}%\\}");

    private static final Pattern HUGO_HIGHLIGHT = Pattern.compile(
            "\\{\\{[<%]\\s*highlight\\s+([A-Za-z0-9+#_-]+)[^{}]*?[>%]\\}\\}\\R?(.{0,50000}?)\\{\\{[<%]\\s*/\\s*highlight\\s*[>%]\\}\\}",
            Pattern.DOTALL);
    private static final Pattern HUGO_REF =
            Pattern.compile("\\{\\{[<%]\\s*(?:rel)?ref\\s+[\"']?([^\\s\"'<>%{}]+)[\"']?\\s*[>%]\\}\\}");
    private static final Pattern HUGO =
            Pattern.compile("\\{\\{[<%]\\s*(/?\\s*[a-z][a-zA-Z0-9_-]{0,40})\\b([^{}]{0,1000}?)/?\\s*[>%]\\}\\}");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\b(src|alt|title|caption|id)\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern VALUE = Pattern.compile("[\"']?([A-Za-z0-9_./:?=-]+)[\"']?");
    private static final Pattern MORE = Pattern.compile("<!--\\s*more\\s*-->[ \\t]*\\R?");

    private SiteTags() {}

    /** The text without the signs of the site's kind. */
    static String convert(String text, SiteFolder.Kind kind, HtmlToMarkdown.Warnings warnings) {
        return switch (kind) {
            case JEKYLL -> jekyll(text, warnings);
            case HUGO -> hugo(text, warnings);
            default -> text;
        };
    }

    private static String jekyll(String text, HtmlToMarkdown.Warnings warnings) {
        if (!text.contains("{%") && !text.contains("{{")) {
            return text;
        }
        String result = replace(LIQUID_HIGHLIGHT, text, SiteTags::fence);
        result = LIQUID_RAW.matcher(result).replaceAll("");
        result = LIQUID_SITE.matcher(result).replaceAll("");
        result = replace(LIQUID_URL, result, found -> found.group(1));
        result = replace(LIQUID_POST, result, found -> "/_posts/" + found.group(1) + ".md");
        result = replace(LIQUID_LINK, result, found -> "/" + found.group(1));
        Matcher left = LIQUID.matcher(result);
        while (left.find()) {
            warnings.add("import.siteTagLeft", left.group(1));
        }
        return result;
    }

    private static String hugo(String text, HtmlToMarkdown.Warnings warnings) {
        String result = MORE.matcher(text).replaceAll("");
        if (!result.contains("{{")) {
            return result;
        }
        result = replace(HUGO_HIGHLIGHT, result, SiteTags::fence);
        result = replace(
                HUGO_REF,
                result,
                found -> found.group(1).startsWith("/") ? "/content" + found.group(1) : found.group(1));
        return replace(HUGO, result, found -> {
            Optional<String> markdown = hugo(found.group(1), found.group(2));
            if (markdown.isEmpty()) {
                warnings.add("import.siteTagLeft", found.group(1).replaceFirst("^/\\s*", ""));
            }
            return markdown.orElse(found.group());
        });
    }

    private static Optional<String> hugo(String name, String arguments) {
        String value = value(arguments);
        return switch (name) {
            case "figure" ->
                attribute(arguments, "src")
                        .map(source -> "!["
                                + text(attribute(arguments, "alt")
                                        .or(() -> attribute(arguments, "caption"))
                                        .or(() -> attribute(arguments, "title"))
                                        .orElse(""))
                                + "](<" + source.replace(">", "%3E") + ">"
                                + attribute(arguments, "caption")
                                        .or(() -> attribute(arguments, "title"))
                                        .map(title ->
                                                " \"" + title.replace("\\", "").replace("\"", "'") + "\"")
                                        .orElse("")
                                + ")");
            case "youtube" ->
                link(
                        "https://www.youtube.com/watch?v=",
                        attribute(arguments, "id").orElse(value));
            case "vimeo" ->
                link("https://vimeo.com/", attribute(arguments, "id").orElse(value));
            case "gist" ->
                link(
                        "https://gist.github.com/",
                        arguments.strip().replace("\"", "").replaceAll("\\s+", "/"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> link(String before, String id) {
        return id.matches("[A-Za-z0-9_./-]{1,100}") ? Optional.of("<" + before + id + ">") : Optional.empty();
    }

    private static Optional<String> attribute(String arguments, String name) {
        Matcher attribute = ATTRIBUTE.matcher(arguments);
        while (attribute.find()) {
            if (attribute.group(1).equals(name)) {
                return Optional.of(attribute.group(2).strip());
            }
        }
        return Optional.empty();
    }

    private static String value(String arguments) {
        Matcher value = VALUE.matcher(arguments.strip());
        return value.lookingAt() ? value.group(1) : "";
    }

    private static String text(String alt) {
        return alt.replaceAll("([\\\\\\[\\]])", "\\\\$1").replaceAll("\\s+", " ");
    }

    private static String fence(MatchResult found) {
        String code = found.group(2);
        String fence = code.contains("```") ? "~~~~" : "```";
        return fence + found.group(1) + "\n" + code + (code.endsWith("\n") ? "" : "\n") + fence;
    }

    private static String replace(Pattern pattern, String text, java.util.function.Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
    }
}
