package org.travessia.platform;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** HTML as a browser reads it, looked through for what runs or loads: by another parser than the one that made it safe. */
public final class SafeHtml {

    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "body",
            "p",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "div",
            "section",
            "details",
            "summary",
            "figure",
            "figcaption",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "i",
            "ins",
            "kbd",
            "mark",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "time",
            "u",
            "var",
            "wbr",
            "pre",
            "table",
            "img",
            "input");
    private static final Set<String> ATTRIBUTES = Set.of(
            "href",
            "src",
            "alt",
            "width",
            "height",
            "loading",
            "decoding",
            "tabindex",
            "type",
            "checked",
            "disabled",
            "aria-label",
            "title",
            "lang",
            "dir",
            "id",
            "class",
            "data-language",
            "align",
            "colspan",
            "rowspan",
            "span",
            "start",
            "value",
            "reversed",
            "scope",
            "datetime",
            "open",
            "rel",
            "aria-hidden",
            "aria-labelledby",
            "role");
    private static final Pattern SCHEME = Pattern.compile("^([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);

    private SafeHtml() {}

    /**
     * Demands that nothing in it runs, loads what it must not, or leads to a script; and that reading it, writing it and reading it
     * again, as an editor or another page would, does not make it so.
     */
    public static void demand(String html) {
        Document once = Jsoup.parse(html);
        look(once, html);
        look(Jsoup.parse(once.body().html()), html);
    }

    private static void look(Document document, String html) {
        for (Element element : document.getAllElements()) {
            String name = element.tagName().toLowerCase(Locale.ROOT);
            if (!name.equals("#root") && !ELEMENTS.contains(name)) {
                throw new AssertionError("<" + name + "> in " + html);
            }
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey().toLowerCase(Locale.ROOT);
                if (!ATTRIBUTES.contains(key)) {
                    throw new AssertionError(key + " of <" + name + "> in " + html);
                }
                if (key.equals("href") || key.equals("src")) {
                    demandHarmless(attribute.getValue(), html);
                }
            }
        }
    }

    /** A browser takes blanks and control characters away before it looks for the scheme. */
    private static void demandHarmless(String address, String html) {
        String plain = address.replaceAll("[\\p{Cntrl}\\s\\u00A0]", "").toLowerCase(Locale.ROOT);
        var scheme = SCHEME.matcher(plain);
        if (scheme.matches() && !Set.of("http", "https", "mailto").contains(scheme.group(1))) {
            throw new AssertionError(address + " in " + html);
        }
    }
}
