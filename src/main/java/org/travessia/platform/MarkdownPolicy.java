package org.travessia.platform;

import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What the HTML of a text may contain. It applies to all of it, to what Markdown's syntax makes and to the raw HTML that an
 * author writes between; what is not named here is dropped, its text kept (the text of {@code script} and {@code style} is
 * dropped as well).
 *
 * <ul>
 *   <li><b>Elements</b>: those that structure a text, its tables, its figures; no forms (but a task list's check box, always
 *       disabled), no frames, no scripts, no styles, no SVG or MathML, no embedded players: none of them is needed to read a
 *       text, and each has been a way in elsewhere.
 *   <li><b>Addresses</b>: {@code http}, {@code https} and {@code mailto} in links, {@code http} and {@code https} in images, and
 *       relative ones. Everything else, {@code javascript:} and {@code data:} above all, is dropped after entities are decoded.
 *   <li><b>{@code class}</b>: only the names that the highlighting, footnotes, admonitions and figures make, so that a text cannot borrow the
 *       looks of the page's own controls. No {@code style}: the Content-Security-Policy forbids it anyway.
 *   <li><b>{@code id}</b>: kept with {@value #ID_PREFIX} before it, and so are links within the text. An id of a text can then
 *       neither take the place of one of the page's nor become a global name of a script's (DOM clobbering); {@code name} is
 *       dropped for the same reason.
 *   <li><b>{@code rel}</b>: none. Authors are people of the blog, whose links search engines may follow, and {@code target} is
 *       dropped, so that there is no opener to protect. Comments by strangers will need a policy of their own.
 *   <li><b>Images</b> get {@code loading="lazy"} and {@code decoding="async"}.
 *   <li><b>Code and tables</b> may be wider than the page and are then scrolled, which must work from the keyboard too: they get
 *       {@code tabindex="0"}.
 * </ul>
 */
final class MarkdownPolicy {

    /** Before every id of a text. */
    static final String ID_PREFIX = "text-";

    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.:-]{1,200}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z0-9+#-]{1,20}");
    private static final Pattern ALERT = Pattern.compile(
            "markdown-alert markdown-alert-(?:note|tip|important|warning|caution)|markdown-alert-title");
    private static final Pattern CLASSES =
            Pattern.compile("(?:(?:hl|language)-[A-Za-z0-9+#_-]{1,40}|footnotes|footnote-ref|footnote-backref)"
                    + "(?: (?:hl|language)-[A-Za-z0-9+#_-]{1,40})*");

    private static final AttributePolicy PREFIXED_ID =
            (element, attribute, value) -> ID.matcher(value).matches() ? ID_PREFIX + value : null;
    private static final AttributePolicy PREFIXED_FRAGMENT = (element, attribute, value) ->
            value.length() > 1 && value.charAt(0) == '#' ? "#" + ID_PREFIX + value.substring(1) : value;
    private static final AttributePolicy NOT_MAIL = (element, attribute, value) ->
            value.strip().regionMatches(true, 0, "mailto:", 0, "mailto:".length()) ? null : value;

    private static final ElementPolicy LAZY_IMAGE = (element, attributes) -> {
        if (!attributes.contains("src")) {
            return null;
        }
        attributes.add("loading");
        attributes.add("lazy");
        attributes.add("decoding");
        attributes.add("async");
        return element;
    };
    private static final ElementPolicy FOCUSABLE = (element, attributes) -> {
        attributes.add("tabindex");
        attributes.add("0");
        return element;
    };
    private static final ElementPolicy CHECK_BOX = (element, attributes) -> {
        boolean checked = attributes.contains("checked");
        if (!attributes.contains("checkbox")) {
            return null;
        }
        attributes.clear();
        attributes.add("type");
        attributes.add("checkbox");
        attributes.add("disabled");
        attributes.add("");
        // A name that needs no translation: assistive technology says the state in its user's language anyway.
        attributes.add("aria-label");
        attributes.add(checked ? "\u2611" : "\u2610");
        if (checked) {
            attributes.add("checked");
            attributes.add("");
        }
        return element;
    };

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
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
                    "td")
            .allowElements(
                    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
                    "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr")
            .allowElements(FOCUSABLE, "pre", "table")
            .allowElements(LAZY_IMAGE, "img")
            .allowElements(CHECK_BOX, "input")
            .allowWithoutAttributes("span", "a")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching(PREFIXED_FRAGMENT)
            .onElements("a")
            .allowAttributes("src")
            .matching(NOT_MAIL)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(NUMBER)
            .onElements("img")
            .allowAttributes("type", "checked")
            .onElements("input")
            .allowAttributes("title", "lang", "dir")
            .globally()
            .allowAttributes("id")
            .matching(PREFIXED_ID)
            .globally()
            .allowAttributes("class")
            .matching(CLASSES)
            .onElements("code", "span", "section", "sup", "a", "pre")
            .allowAttributes("class")
            .matching(ALERT)
            .onElements("div", "p")
            .allowAttributes("class")
            .matching(true, "wide", "full", "inline")
            .onElements("figure", "img")
            .allowAttributes("data-language")
            .matching(LANGUAGE)
            .onElements("pre")
            .allowAttributes("align")
            .matching(ALIGNMENT)
            .onElements("th", "td", "p", "div")
            .allowAttributes("colspan", "rowspan", "span")
            .matching(NUMBER)
            .onElements("th", "td", "col", "colgroup")
            .allowAttributes("start", "value")
            .matching(NUMBER)
            .onElements("ol", "li")
            .allowAttributes("reversed")
            .onElements("ol")
            .allowAttributes("scope")
            .matching(true, "row", "col")
            .onElements("th")
            .allowAttributes("datetime")
            .onElements("time", "ins", "del")
            .allowAttributes("open")
            .onElements("details")
            .toFactory();

    private MarkdownPolicy() {}

    /** Keeps of some HTML what the policy names. */
    static String sanitize(String html) {
        // The sanitizer breaks "{{" with an empty comment, for pages whose scripts evaluate templates. Ours have none,
        // and the
        // comments would be in the way of whoever reads the HTML from a feed. A "<" of the text itself is always
        // escaped.
        return POLICY.sanitize(html).replace("{<!-- -->", "{");
    }
}
