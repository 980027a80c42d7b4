package org.travessia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns a stranger's Markdown into HTML: the parser and the bounds of {@link Markdown}, less of the language, and a stricter
 * policy.
 *
 * <ul>
 *   <li><b>Left of the language</b>: paragraphs, emphasis, quotations, lists, code (highlighted), links, strikethrough. A heading
 *       becomes a paragraph, so that nobody rearranges the page's outline; an image becomes a link to it, so that no comment
 *       loads anything from elsewhere; HTML is shown as it was typed, and tables and footnotes are not known.
 *   <li><b>Addresses</b>: {@code http} and {@code https} only, whole ones only. Everything else is dropped after entities are
 *       decoded.
 *   <li><b>{@code rel}</b>: {@code nofollow ugc noopener} on every link: a stranger gains nothing by placing one.
 *   <li>No {@code id}, no {@code title}, no {@code class} but those that the highlighting makes.
 * </ul>
 */
@ApplicationScoped
public class GuestMarkdown {

    /** Raised whenever the same text renders differently. */
    public static final int RENDERER_VERSION = 1;

    /** The longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 20_000;

    /** The longest HTML: of a text in which every other word of code is coloured. A page of moderation has thirty of them. */
    private static final int MAX_HTML_LENGTH = 200_000;

    private static final Pattern WHOLE_ADDRESS = Pattern.compile("https?://[^\\s/?#]+.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLASSES =
            Pattern.compile("(?:hl|language)-[A-Za-z0-9+#_-]{1,40}(?: (?:hl|language)-[A-Za-z0-9+#_-]{1,40})*");
    private static final ElementPolicy PARAGRAPH = (element, attributes) -> "p";
    private static final ElementPolicy FOCUSABLE = (element, attributes) -> {
        attributes.add("tabindex");
        attributes.add("0");
        return element;
    };

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "blockquote", "ul", "ol", "li", "em", "strong", "del", "code", "span", "a")
            .allowElements(PARAGRAPH, "h1", "h2", "h3", "h4", "h5", "h6")
            .allowElements(FOCUSABLE, "pre")
            .allowUrlProtocols("http", "https")
            .allowAttributes("href")
            .matching(WHOLE_ADDRESS)
            .onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .allowAttributes("class")
            .matching(CLASSES)
            .onElements("code", "span", "pre")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,5}"))
            .onElements("ol")
            .toFactory();

    private static final List<Extension> EXTENSIONS =
            List.of(AutolinkExtension.create(), StrikethroughExtension.create());

    private final Parser parser = Markdown.parser(EXTENSIONS);
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .percentEncodeUrls(true)
            .escapeHtml(true)
            .softbreak("<br>\n")
            .nodeRendererFactory(MarkdownHighlighting::new)
            .build();

    /**
     * Renders a text.
     *
     * @throws Invalid with field {@code text} if it is too long or too deep, or refers to long addresses too often
     */
    public Rendered render(String markdown) {
        if (markdown.length() > MAX_LENGTH) {
            throw new Invalid("text", "markdown.tooLong", MAX_LENGTH);
        }
        try {
            Node document = parser.parse(markdown);
            MarkdownTree.flattenBeyondDepth(document);
            List<String> links = linksOf(document);
            BoundedHtml html = new BoundedHtml(MAX_HTML_LENGTH);
            renderer.render(document, html);
            return new Rendered(
                    POLICY.sanitize(html.toString()).replace("{<!-- -->", "{"), Markdown.plainText(document), links);
        } catch (BoundedHtml.Overflow | StackOverflowError beyondBounds) {
            throw new Invalid("text", "markdown.tooComplex");
        }
    }

    /** Where the text's links lead; its images become links meanwhile. */
    private static List<String> linksOf(Node document) {
        List<String> links = new ArrayList<>();
        Node node = document;
        while (node != null) {
            if (node instanceof Image image) {
                node = linkTo(image);
            }
            if (node instanceof Link link) {
                links.add(link.getDestination());
            }
            node = MarkdownTree.following(node, document);
        }
        return links;
    }

    private static Link linkTo(Image image) {
        Link link = new Link(image.getDestination(), null);
        while (image.getFirstChild() != null) {
            link.appendChild(image.getFirstChild());
        }
        if (link.getFirstChild() == null) {
            link.appendChild(new org.commonmark.node.Text(image.getDestination()));
        }
        image.insertBefore(link);
        image.unlink();
        return link;
    }

    /**
     * What a page, and who judges a text, need of it.
     *
     * @param html sanitised, ready to be written into a page as it is
     * @param plainText what is read, without markup
     * @param links where its links lead, as they were written
     */
    public record Rendered(String html, String plainText, List<String> links) {}
}
