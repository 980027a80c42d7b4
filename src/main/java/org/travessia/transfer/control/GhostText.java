package org.travessia.transfer.control;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.travessia.platform.Invalid;
import org.travessia.platform.Markdown;

/**
 * The text of a Ghost post as Markdown. Ghost keeps it as the editor's document (Lexical, Mobiledoc before) and as the HTML made of it; the
 * HTML is read, and the document where there is none or where it is Markdown itself.
 */
final class GhostText {

    private static final int BOLD = 1;
    private static final int ITALIC = 2;
    private static final int STRIKETHROUGH = 4;
    private static final int UNDERLINE = 8;
    private static final int CODE = 16;
    private static final int SUBSCRIPT = 32;
    private static final int SUPERSCRIPT = 64;
    private static final int MAX_DEPTH = 60;
    private static final Set<String> INLINE = Set.of("a", "strong", "em", "b", "i", "code", "s", "u", "sub", "sup");

    private final Markdown markdown;
    private final Function<String, String> addresses;
    private final HtmlToMarkdown.Warnings warnings;

    GhostText(Markdown markdown, Function<String, String> addresses, HtmlToMarkdown.Warnings warnings) {
        this.markdown = markdown;
        this.addresses = addresses;
        this.warnings = warnings;
    }

    /** The text of a row of posts. */
    String convert(JsonObject row) {
        Optional<JsonObject> mobiledoc = GhostReader.text(row, "mobiledoc").flatMap(GhostText::json);
        Optional<JsonObject> lexical = GhostReader.text(row, "lexical").flatMap(GhostText::json);
        Optional<String> written =
                mobiledoc.flatMap(GhostText::onlyMarkdown).or(() -> lexical.flatMap(GhostText::onlyMarkdownLexical));
        if (written.isPresent()) {
            return written.get();
        }
        return html(GhostReader.text(row, "html")
                .or(() -> lexical.map(this::ofLexical))
                .or(() -> mobiledoc.map(this::ofMobiledoc))
                .or(() -> GhostReader.text(row, "markdown").map(this::rendered))
                .orElse(""));
    }

    private String html(String html) {
        Element body = HtmlToMarkdown.parse(html);
        for (Element card : body.select(".kg-bookmark-card")) {
            card(card, "a.kg-bookmark-container", ".kg-bookmark-title");
        }
        for (Element card : body.select(".kg-file-card")) {
            card(card, "a[href]", ".kg-file-card-title");
        }
        for (Element card : body.select(".kg-audio-card,.kg-video-card")) {
            Element player = card.selectFirst("audio[src],video[src]");
            Element caption = card.selectFirst("figcaption");
            if (player != null) {
                String title = Optional.ofNullable(card.selectFirst(".kg-audio-title"))
                        .map(Element::text)
                        .orElse("");
                Element only = new Element(player.normalName())
                        .attr("src", player.attr("src"))
                        .attr("title", title);
                card.empty().appendChild(only);
                if (caption != null) {
                    card.appendChild(caption);
                }
            }
        }
        for (Element card : body.select(".kg-toggle-card")) {
            Element heading = card.selectFirst(".kg-toggle-heading-text");
            Element content = card.selectFirst(".kg-toggle-content");
            if (heading != null && content != null) {
                Element details = new Element("details");
                details.appendElement("summary").text(heading.text());
                content.childNodesCopy().forEach(details::appendChild);
                card.replaceWith(details);
            }
        }
        for (Element card : body.select(".kg-callout-card")) {
            card.tagName("blockquote");
        }
        for (Element card : body.select(".kg-product-card,.kg-signup-card,.kg-header-card,.kg-paywall")) {
            warnings.add("ghost.cardSimplified", card.className().replaceFirst("^.*\\bkg-([a-z]+)-card.*$", "$1"));
        }
        return HtmlToMarkdown.convert(body, addresses, warnings);
    }

    private static void card(Element card, String link, String title) {
        Element to = card.selectFirst(link);
        if (to != null) {
            Element label = card.selectFirst(title);
            Element caption = card.selectFirst("figcaption");
            Element a = new Element("a").attr("href", to.attr("href"));
            a.text(label == null || label.text().isBlank() ? to.attr("href") : label.text());
            card.empty().appendElement("p").appendChild(a);
            if (caption != null) {
                card.appendChild(caption);
            }
        }
    }

    private static Optional<JsonObject> json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException none) {
            return Optional.empty();
        }
    }

    // Mobiledoc:
    // {"markups":[["a",["href","…"]]],"atoms":[…],"cards":[["markdown",{…}]],"sections":[[1,"p",[[0,[0],1,"text"]]],[10,0]]}

    private static Optional<String> onlyMarkdown(JsonObject document) {
        JsonArray sections = array(document, "sections");
        JsonArray cards = array(document, "cards");
        List<JsonValue> filled = sections.stream()
                .filter(section -> !(section instanceof JsonArray paragraph
                        && paragraph.size() > 2
                        && number(paragraph.get(0)) == 1
                        && paragraph.get(2) instanceof JsonArray markers
                        && markers.isEmpty()))
                .toList();
        boolean one = filled.size() == 1
                && filled.get(0) instanceof JsonArray section
                && number(section.get(0)) == 10
                && cards.size() == 1;
        return one && cards.get(0) instanceof JsonArray card && card.size() > 1 && isMarkdown(string(card.get(0)))
                ? payload(card, "markdown")
                : Optional.empty();
    }

    private static boolean isMarkdown(String card) {
        return card.equals("markdown") || card.equals("card-markdown");
    }

    private static Optional<String> payload(JsonArray card, String name) {
        return card.get(1) instanceof JsonObject payload ? GhostReader.text(payload, name) : Optional.empty();
    }

    private String ofMobiledoc(JsonObject document) {
        JsonArray markups = array(document, "markups");
        JsonArray atoms = array(document, "atoms");
        StringBuilder html = new StringBuilder();
        for (JsonValue each : array(document, "sections")) {
            if (!(each instanceof JsonArray section) || section.size() < 2) {
                continue;
            }
            switch ((int) number(section.get(0))) {
                case 1 -> tagged(html, string(section.get(1)), markers(array(section, 2), markups, atoms));
                case 2 ->
                    html.append("<p><img src=\"")
                            .append(Entities.escape(string(section.get(1))))
                            .append("\"></p>");
                case 3 -> {
                    StringBuilder items = new StringBuilder();
                    array(section, 2)
                            .forEach(item -> tagged(
                                    items,
                                    "li",
                                    markers(
                                            item instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY,
                                            markups,
                                            atoms)));
                    tagged(html, string(section.get(1)), items.toString());
                }
                case 10 -> {
                    JsonArray card = array(array(document, "cards"), (int) number(section.get(1)));
                    if (card.size() > 1 && card.get(1) instanceof JsonObject payload) {
                        html.append(card(string(card.get(0)), payload));
                    }
                }
                default -> warnings.add("ghost.sectionLeft");
            }
        }
        return html.toString();
    }

    private static void tagged(StringBuilder html, String tag, String content) {
        String name = tag.matches("(?i)p|h[1-6]|blockquote|aside|ul|ol|li|pre") ? tag : "p";
        html.append('<')
                .append(name)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append('>');
    }

    private static String markers(JsonArray markers, JsonArray markups, JsonArray atoms) {
        StringBuilder html = new StringBuilder();
        List<String> open = new ArrayList<>();
        for (JsonValue each : markers) {
            if (!(each instanceof JsonArray marker) || marker.size() < 4) {
                continue;
            }
            for (JsonValue opened : array(marker, 1)) {
                JsonArray markup = array(markups, (int) number(opened));
                String tag = markup.isEmpty() ? "" : string(markup.get(0)).toLowerCase(java.util.Locale.ROOT);
                String name = INLINE.contains(tag) ? tag : "span";
                html.append('<').append(name);
                JsonArray attributes = array(markup, 1);
                if (name.equals("a") && attributes.size() > 1) {
                    html.append(" href=\"")
                            .append(Entities.escape(string(attributes.get(1))))
                            .append('"');
                }
                html.append('>');
                open.add(name);
            }
            if (number(marker.get(0)) == 1) {
                JsonArray atom = array(atoms, (int) number(marker.get(3)));
                html.append(!atom.isEmpty() && string(atom.get(0)).equals("soft-return") ? "<br>" : "");
            } else {
                html.append(Entities.escape(string(marker.get(3))));
            }
            for (long i = number(marker.get(2)); i > 0 && !open.isEmpty(); i--) {
                html.append("</").append(open.remove(open.size() - 1)).append('>');
            }
        }
        return html.toString();
    }

    // Lexical: {"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"…","format":1}]}]}}

    private static Optional<String> onlyMarkdownLexical(JsonObject document) {
        if (!(document.get("root") instanceof JsonObject root)) {
            return Optional.empty();
        }
        List<JsonObject> filled = array(root, "children").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(node -> !node.getString("type", "").equals("paragraph")
                        || !array(node, "children").isEmpty())
                .toList();
        return filled.size() == 1 && filled.get(0).getString("type", "").equals("markdown")
                ? GhostReader.text(filled.get(0), "markdown")
                : Optional.empty();
    }

    private String ofLexical(JsonObject document) {
        return document.get("root") instanceof JsonObject root ? lexicalChildren(root, 0) : "";
    }

    private String lexicalChildren(JsonObject node, int depth) {
        StringBuilder html = new StringBuilder();
        if (depth < MAX_DEPTH) {
            array(node, "children").stream()
                    .filter(JsonObject.class::isInstance)
                    .forEach(child -> html.append(lexical((JsonObject) child, depth + 1)));
        }
        return html.toString();
    }

    private String lexical(JsonObject node, int depth) {
        String type = node.getString("type", "");
        switch (type) {
            case "text", "extended-text" -> {
                return lexicalText(node);
            }
            case "linebreak" -> {
                return "<br>";
            }
            case "tab" -> {
                return " ";
            }
            case "paragraph" -> {
                return "<p>" + lexicalChildren(node, depth) + "</p>";
            }
            case "heading", "extended-heading" -> {
                String tag = node.getString("tag", "h2").matches("h[1-6]") ? node.getString("tag", "h2") : "h2";
                return "<" + tag + ">" + lexicalChildren(node, depth) + "</" + tag + ">";
            }
            case "quote", "extended-quote", "aside" -> {
                return "<blockquote><p>" + lexicalChildren(node, depth) + "</p></blockquote>";
            }
            case "list" -> {
                String tag = node.getString("listType", "bullet").equals("number") ? "ol" : "ul";
                return "<" + tag + ">" + lexicalChildren(node, depth) + "</" + tag + ">";
            }
            case "listitem" -> {
                return "<li>" + lexicalChildren(node, depth) + "</li>";
            }
            case "link" -> {
                return "<a href=\"" + Entities.escape(node.getString("url", "")) + "\">" + lexicalChildren(node, depth)
                        + "</a>";
            }
            default -> {
                return card(type, node);
            }
        }
    }

    private static String lexicalText(JsonObject node) {
        int format = node.getInt("format", 0);
        String html = Entities.escape(node.getString("text", ""));
        html = (format & CODE) == 0 ? html : "<code>" + html + "</code>";
        html = (format & SUBSCRIPT) == 0 ? html : "<sub>" + html + "</sub>";
        html = (format & SUPERSCRIPT) == 0 ? html : "<sup>" + html + "</sup>";
        html = (format & UNDERLINE) == 0 ? html : "<u>" + html + "</u>";
        html = (format & STRIKETHROUGH) == 0 ? html : "<s>" + html + "</s>";
        html = (format & ITALIC) == 0 ? html : "<em>" + html + "</em>";
        return (format & BOLD) == 0 ? html : "<strong>" + html + "</strong>";
    }

    // Cards are called the same in both.

    private String card(String name, JsonObject payload) {
        switch (name) {
            case "markdown", "card-markdown" -> {
                return GhostReader.text(payload, "markdown").map(this::rendered).orElse("");
            }
            case "html" -> {
                return GhostReader.text(payload, "html").orElse("");
            }
            case "image", "image-card" -> {
                return figure(payload, payload.getString("src", ""));
            }
            case "gallery" -> {
                StringBuilder html = new StringBuilder();
                array(payload, "images").stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .forEach(image -> html.append(figure(image, image.getString("src", ""))));
                return html.toString();
            }
            case "code", "codeblock" -> {
                return "<pre><code class=\"language-" + Entities.escape(payload.getString("language", "")) + "\">"
                        + Entities.escape(payload.getString("code", "")) + "</code></pre>";
            }
            case "hr", "horizontalrule" -> {
                return "<hr>";
            }
            case "embed", "video", "audio" -> {
                String address = GhostReader.text(payload, "url")
                        .or(() -> GhostReader.text(payload, "src"))
                        .orElse("");
                return "<iframe src=\"" + Entities.escape(address) + "\"></iframe>";
            }
            case "bookmark", "file", "button" -> {
                return link(payload);
            }
            case "callout" -> {
                return "<blockquote>" + GhostReader.text(payload, "calloutText").orElse("") + "</blockquote>";
            }
            case "toggle" -> {
                return "<details><summary>"
                        + GhostReader.text(payload, "heading").orElse("") + "</summary>"
                        + GhostReader.text(payload, "content").orElse("") + "</details>";
            }
            case "paywall" -> {
                return "";
            }
            default -> {
                warnings.add("ghost.cardLeft", DjangoText.plain(name));
                return "";
            }
        }
    }

    private static String link(JsonObject payload) {
        String address = GhostReader.text(payload, "url")
                .or(() -> GhostReader.text(payload, "buttonUrl"))
                .or(() -> GhostReader.text(payload, "src"))
                .orElse("");
        String label = Optional.ofNullable(payload.get("metadata"))
                .filter(JsonObject.class::isInstance)
                .flatMap(metadata -> GhostReader.text((JsonObject) metadata, "title"))
                .or(() -> GhostReader.text(payload, "buttonText"))
                .or(() -> GhostReader.text(payload, "fileTitle"))
                .or(() -> GhostReader.text(payload, "fileName"))
                .orElse(address);
        return "<p><a href=\"" + Entities.escape(address) + "\">" + Entities.escape(label) + "</a></p>";
    }

    private static String figure(JsonObject payload, String source) {
        String caption = GhostReader.text(payload, "caption").orElse("");
        return "<figure><img src=\"" + Entities.escape(source) + "\" alt=\""
                + Entities.escape(GhostReader.text(payload, "alt").orElse("")) + "\">"
                + (caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>") + "</figure>";
    }

    private String rendered(String text) {
        try {
            return markdown.render(text).html();
        } catch (Invalid beyondBounds) {
            warnings.add("ghost.cardLeft", "markdown");
            return "";
        }
    }

    private static JsonArray array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static JsonArray array(JsonArray array, int at) {
        return at >= 0 && at < array.size() && array.get(at) instanceof JsonArray inner
                ? inner
                : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static long number(JsonValue value) {
        return value instanceof JsonNumber number ? number.longValue() : -1;
    }

    private static String string(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : "";
    }
}
