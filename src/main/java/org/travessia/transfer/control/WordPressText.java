package org.travessia.transfer.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of a WordPress entry as Markdown. It is HTML with additions that WordPress resolves when it shows a page: shortcodes,
 * comments that mark blocks, and in texts without blocks empty lines that mean paragraphs.
 */
final class WordPressText {

    private static final Pattern BLOCK = Pattern.compile("<!--\\s*/?wp:([a-z][a-z0-9_/-]*)\\s");
    private static final Pattern DYNAMIC =
            Pattern.compile("<!--\\s*wp:([a-z][a-z0-9_/-]*)\\s+(?:\\{[^>]{0,5000}?\\}\\s+)?/-->");
    private static final Pattern MORE = Pattern.compile("<!--\\s*more\\b.{0,300}?-->", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT_PAGE = Pattern.compile("<!--\\s*nextpage\\s*-->", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORTCODE =
            Pattern.compile("\\[(\\[?)([A-Za-z][A-Za-z0-9_-]{1,40})((?:\\s[^\\[\\]]{0,2000})?)\\]");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'\\]]+))|(\\S+)");
    private static final Pattern CAPTIONED =
            Pattern.compile("(?s)^\\s*((?:<a\\b[^>]*>\\s*)?<img\\b[^>]*>(?:\\s*</a>)?)(.*)$");
    private static final Set<String> CODE = Set.of("code", "sourcecode", "highlight", "source");
    private static final Set<String> PLAYERS = Set.of("audio", "video", "embed", "youtube", "vimeo", "playlist");
    /** Shortcodes of WordPress and its most used companions: others in brackets are the writer's own text. */
    private static final Set<String> KNOWN = Set.of(
            "contact-form",
            "contact-form-7",
            "contact-field",
            "gravityform",
            "wpforms",
            "ninja_form",
            "products",
            "product",
            "woocommerce_cart",
            "recent_posts",
            "latest_posts",
            "archives",
            "soundcloud",
            "googlemaps",
            "instagram",
            "tweet",
            "slideshow",
            "polldaddy",
            "crowdsignal",
            "spotify",
            "tiled_gallery",
            "ngg",
            "nggallery",
            "vc_row",
            "vc_column",
            "vc_column_text",
            "et_pb_section",
            "et_pb_row",
            "et_pb_column",
            "et_pb_text",
            "fusion_builder_container",
            "toc",
            "sitemap",
            "subscribe");

    private static final Set<String> WRAPPERS = Set.of(
            "vc_row",
            "vc_column",
            "vc_column_text",
            "et_pb_section",
            "et_pb_row",
            "et_pb_column",
            "et_pb_text",
            "fusion_builder_container");
    private static final Set<String> PARAGRAPHED =
            Set.of("body", "div", "blockquote", "center", "section", "article", "address");
    private static final int MAX_SUMMARY = 280;
    private static final int MAX_BREAKS_DEEP = 100;

    private final Images images;
    private final Function<String, String> addresses;
    private final HtmlToMarkdown.Warnings warnings;

    /**
     * A way to read the texts of one blog.
     *
     * @param addresses what to write for an address
     */
    WordPressText(Images images, Function<String, String> addresses, HtmlToMarkdown.Warnings warnings) {
        this.images = images;
        this.addresses = addresses;
        this.warnings = warnings;
    }

    /** The images that galleries name. */
    interface Images {

        /** An uploaded file by its number. */
        Optional<Attachment> of(long id);

        /** All images that were uploaded for the entry at hand. */
        List<Attachment> ofEntry();
    }

    /**
     * A text.
     *
     * @param summary what stood before the mark {@code <!--more-->}; empty without one
     */
    record Converted(String markdown, Optional<String> summary) {}

    /** Converts what stands in {@code content:encoded}. */
    Converted convert(String content) {
        String text = content.replaceAll("\\r\\n?", "\n");
        boolean blocks = BLOCK.matcher(text).find();
        Matcher dynamic = DYNAMIC.matcher(text);
        while (dynamic.find()) {
            warnings.add("wordpress.blockLeft", dynamic.group(1));
        }
        Matcher more = MORE.matcher(text);
        Optional<String> summary = more.find() ? summary(text.substring(0, more.start())) : Optional.empty();
        text = MORE.matcher(text).replaceAll("\n\n");
        text = NEXT_PAGE.matcher(text).replaceAll("\n\n");
        text = shortcodes(text, 0);
        Element body = HtmlToMarkdown.parse(text);
        if (!blocks) {
            paragraphs(body, 0);
        }
        embeds(body);
        return new Converted(HtmlToMarkdown.convert(body, addresses, warnings), summary);
    }

    private static Optional<String> summary(String before) {
        String text =
                HtmlToMarkdown.parse(SHORTCODE.matcher(before).replaceAll("")).text();
        return text.isBlank() || text.length() > MAX_SUMMARY ? Optional.empty() : Optional.of(text);
    }

    // Shortcodes.

    /** Resolves shortcodes. A closing one is searched for only where an opening one may have it, and once in vain for each name. */
    private String shortcodes(String text, int depth) {
        if (depth > 3 || text.indexOf('[') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        Set<String> neverClosed = new HashSet<>();
        Matcher found = SHORTCODE.matcher(text);
        int kept = 0;
        while (found.find(kept)) {
            String name = found.group(2).toLowerCase(Locale.ROOT);
            result.append(text, kept, found.start());
            kept = found.end();
            boolean known = name.equals("caption")
                    || name.equals("wp_caption")
                    || name.equals("gallery")
                    || CODE.contains(name)
                    || PLAYERS.contains(name)
                    || KNOWN.contains(name);
            if (!found.group(1).isEmpty() && text.startsWith("]", kept)) {
                // [[gallery]] shows a shortcode instead of being one.
                result.append(text, found.start() + 1, kept);
                kept++;
                continue;
            }
            if (!known) {
                result.append(text, found.start(), kept);
                continue;
            }
            String closing = "[/" + found.group(2) + "]";
            int end = found.group(3).endsWith("/") || neverClosed.contains(closing) ? -1 : text.indexOf(closing, kept);
            Optional<String> inner = Optional.empty();
            if (end >= 0) {
                inner = Optional.of(text.substring(kept, end));
                kept = end + closing.length();
            } else {
                neverClosed.add(closing);
            }
            result.append(found.group(1)).append(shortcode(name, attributes(found.group(3)), inner, depth));
        }
        return result.append(text, kept, text.length()).toString();
    }

    private String shortcode(String name, Map<String, String> attributes, Optional<String> inner, int depth) {
        if (name.equals("caption") || name.equals("wp_caption")) {
            return caption(attributes, inner.orElse(""));
        }
        if (name.equals("gallery")) {
            return gallery(attributes);
        }
        if (CODE.contains(name)) {
            return inner.map(text -> code(attributes, text)).orElse("");
        }
        if (PLAYERS.contains(name)) {
            return player(name, attributes, inner.orElse(""));
        }
        warnings.add("wordpress.shortcodeLeft", name);
        return WRAPPERS.contains(name) ? "\n\n" + shortcodes(inner.orElse(""), depth + 1) + "\n\n" : "";
    }

    private static Map<String, String> attributes(String written) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute =
                ATTRIBUTE.matcher(written.replace('”', '"').replace('“', '"').replace("&quot;", "\""));
        while (attribute.find()) {
            if (attribute.group(1) == null) {
                attributes.putIfAbsent("", attribute.group(5));
            } else {
                attributes.put(
                        attribute.group(1).toLowerCase(Locale.ROOT),
                        Arrays.asList(attribute.group(2), attribute.group(3), attribute.group(4)).stream()
                                .filter(value -> value != null)
                                .findFirst()
                                .orElse(""));
            }
        }
        return attributes;
    }

    private static String caption(Map<String, String> attributes, String inner) {
        Matcher image = CAPTIONED.matcher(inner);
        if (!image.find()) {
            return inner;
        }
        String text = attributes.containsKey("caption")
                ? attributes.get("caption")
                : image.group(2).strip();
        return "\n\n<figure>" + image.group(1) + (text.isBlank() ? "" : "<figcaption>" + text + "</figcaption>")
                + "</figure>\n\n";
    }

    private String gallery(Map<String, String> attributes) {
        List<Attachment> shown = new ArrayList<>();
        String ids = attributes.getOrDefault("ids", attributes.getOrDefault("include", ""));
        if (ids.isBlank()) {
            shown.addAll(images.ofEntry());
        } else {
            for (String id : ids.split("[,\\s]+")) {
                Optional<Attachment> image = id.matches("\\d{1,18}") ? images.of(Long.parseLong(id)) : Optional.empty();
                image.ifPresentOrElse(shown::add, () -> warnings.add("wordpress.galleryImageLeft", id));
            }
        }
        if (shown.isEmpty()) {
            warnings.add("wordpress.shortcodeLeft", "gallery");
        }
        return shown.stream()
                .map(image -> "<figure><img src=\"" + Entities.escape(image.url()) + "\" alt=\""
                        + Entities.escape(image.alt().isEmpty() ? image.title() : image.alt()) + "\">"
                        + (image.caption().isBlank()
                                ? ""
                                : "<figcaption>" + Entities.escape(image.caption()) + "</figcaption>")
                        + "</figure>")
                .collect(Collectors.joining("\n", "\n\n", "\n\n"));
    }

    private static String code(Map<String, String> attributes, String inner) {
        String language =
                attributes.getOrDefault("language", attributes.getOrDefault("lang", attributes.getOrDefault("", "")));
        String text =
                Entities.unescape(inner.replaceAll("(?i)<br\\s*/?>\\n?", "\n").replaceAll("(?i)</?p>", ""));
        return "\n\n<pre><code class=\"language-" + Entities.escape(language.replaceAll("[^A-Za-z0-9+#_-]", "")) + "\">"
                + Entities.escape(text.strip()) + "</code></pre>\n\n";
    }

    private String player(String name, Map<String, String> attributes, String inner) {
        String address =
                List.of("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "url", "id", "").stream()
                        .map(attributes::get)
                        .filter(value -> value != null && !value.isBlank())
                        .findFirst()
                        .orElse(HtmlToMarkdown.parse(inner).text().strip());
        if (name.equals("youtube") && !address.contains("/")) {
            address = "https://www.youtube.com/watch?v=" + address.replaceFirst("^=", "");
        } else if (name.equals("vimeo") && !address.contains("/")) {
            address = "https://vimeo.com/" + address;
        }
        if (!address.matches("(?i)(https?:)?//\\S+")) {
            warnings.add("wordpress.shortcodeLeft", name);
            return "";
        }
        return "\n\n<iframe src=\"" + Entities.escape(address) + "\"></iframe>\n\n";
    }

    // Paragraphs.

    /** In a text without blocks an empty line ends a paragraph, and a line's end is one ({@code wpautop}). */
    private static void paragraphs(Element element, int depth) {
        if (depth > MAX_BREAKS_DEEP) {
            return;
        }
        for (Element child : List.copyOf(element.children())) {
            paragraphs(child, depth + 1);
        }
        String name = element.normalName();
        if (PARAGRAPHED.contains(name)) {
            paragraphed(element);
        } else if (Set.of("p", "li", "td", "th", "dd", "figcaption", "em", "strong", "b", "i", "a", "span")
                .contains(name)) {
            breaks(element);
        }
    }

    private static void paragraphed(Element element) {
        List<Node> result = new ArrayList<>();
        Element open = null;
        for (Node node : List.copyOf(element.childNodes())) {
            node.remove();
            if (node instanceof TextNode text) {
                String[] parts = text.getWholeText().split("\\n[ \\t\\n]*\\n", -1);
                for (int i = 0; i < parts.length; i++) {
                    if (i > 0) {
                        open = null;
                    }
                    if (!parts[i].isEmpty() && (open != null || !parts[i].isBlank())) {
                        open = open == null ? opened(result) : open;
                        open.appendChild(new TextNode(parts[i]));
                    }
                }
            } else if (node instanceof Element inner
                    && (inner.isBlock() || inner.normalName().equals("iframe"))) {
                open = null;
                result.add(node);
            } else if (!(node instanceof Comment)) {
                open = open == null ? opened(result) : open;
                open.appendChild(node);
            }
        }
        result.forEach(element::appendChild);
        result.stream()
                .filter(node -> node instanceof Element made && made.hasAttr("data-made"))
                .forEach(made -> breaks((Element) made));
    }

    private static Element opened(List<Node> result) {
        Element paragraph = new Element("p").attr("data-made", "");
        result.add(paragraph);
        return paragraph;
    }

    private static void breaks(Element element) {
        for (Node node : List.copyOf(element.childNodes())) {
            if (node instanceof TextNode text && text.getWholeText().contains("\n")) {
                String[] lines = text.getWholeText().split("\\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    boolean edge = i > 0
                            && (besideBlock(node, i == lines.length - 1 && lines[i].isBlank())
                                    || i == 1 && lines[0].isBlank() && isBreak(node.previousSibling()));
                    if (i > 0 && !edge) {
                        node.before(new Element("br"));
                    } else if (i > 0) {
                        node.before(new TextNode(" "));
                    }
                    node.before(new TextNode(lines[i]));
                }
                node.remove();
            }
        }
    }

    private static boolean isBreak(Node node) {
        return node instanceof Element element && element.normalName().equals("br");
    }

    private static boolean besideBlock(Node text, boolean end) {
        Node next = end ? text.nextSibling() : null;
        Node before = text.previousSibling();
        return next instanceof Element after && (after.isBlock() || isBreak(after))
                || before instanceof Element element && element.isBlock();
    }

    /** An address alone in a paragraph of an embedding block becomes a link by itself; its frame is not there. */
    private static void embeds(Element body) {
        for (Element wrapper : body.select(".wp-block-embed__wrapper")) {
            String address = wrapper.text().strip();
            if (address.matches("(?i)https?://\\S+")) {
                wrapper.empty().appendElement("a").attr("href", address).text(address);
            }
        }
        // The images of a gallery are no list.
        for (Element list : body.select("ul.blocks-gallery-grid,ul.wp-block-gallery")) {
            list.children().forEach(item -> item.tagName("div"));
            list.tagName("div");
        }
        // A search field, a list of posts and the like are made by WordPress when it shows the page.
        body.select("form,.wp-block-search").remove();
    }
}
