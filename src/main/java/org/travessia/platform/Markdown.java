package org.travessia.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns an author's Markdown into the HTML of a page: CommonMark with GitHub's tables, strikethrough, bare links, task lists
 * and footnotes, admonitions ({@link MarkdownAlerts}), attributes ({@link MarkdownAttributes}), figures
 * ({@link MarkdownFigures}), code highlighted ({@link MarkdownHighlighting}), nothing but what {@link MarkdownPolicy} lets through, and
 * in the end the links of {@link MarkdownAnchors}.
 *
 * <p>What an author can write is bounded, so that no text takes much time, memory or stack: {@value #MAX_LENGTH} characters,
 * {@value #MAX_LINES} lines (the parser looks back over all lines of a paragraph at each of them),
 * {@value #MAX_BLOCKS_DEEP} blocks and {@value MarkdownTree#MAX_DEPTH} elements inside each other (what lies deeper is shown as
 * text), {@value #MAX_PARAGRAPH_LENGTH} characters in one paragraph (a longer one is shown without its markup),
 * {@value MarkdownTree#MAX_TABLE_CELLS} table cells (beyond that, tables are shown as text), and
 * {@value #MAX_HTML_LENGTH} characters of HTML.
 */
@ApplicationScoped
public class Markdown {

    /** Raised whenever the same text renders differently, so that stored HTML can be made again. */
    public static final int RENDERER_VERSION = 2;

    /** The longest text, in characters. */
    public static final int MAX_LENGTH = 1_000_000;

    /** The most lines. */
    public static final int MAX_LINES = 30_000;

    private static final int MAX_BLOCKS_DEEP = 50;
    private static final int MAX_PARAGRAPH_LENGTH = 20_000;
    private static final int MAX_HTML_LENGTH = 4_000_000;

    private static final List<Extension> WITHOUT_TABLES = List.of(
            AutolinkExtension.create(),
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            FootnotesExtension.create(),
            HeadingAnchorExtension.create());
    private static final List<Extension> EXTENSIONS = Stream.concat(
                    WITHOUT_TABLES.stream(), Stream.of(TablesExtension.create()))
            .toList();

    private final Parser parser = parser(EXTENSIONS);
    private final Parser parserWithoutTables = parser(WITHOUT_TABLES);
    private final Parser locatingParser = parser(EXTENSIONS, IncludeSourceSpans.BLOCKS_AND_INLINES);
    private final Parser locatingParserWithoutTables = parser(WITHOUT_TABLES, IncludeSourceSpans.BLOCKS_AND_INLINES);
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .percentEncodeUrls(true)
            .nodeRendererFactory(MarkdownHighlighting::new)
            .nodeRendererFactory(MarkdownAlerts::new)
            .nodeRendererFactory(MarkdownFigures::new)
            .nodeRendererFactory(context -> new MarkdownAttributes())
            .attributeProviderFactory(context -> new MarkdownAttributes())
            .build();

    /** A parser with the blog's bounds; separate for the specification's tests, which know no extension. */
    static Parser parser(List<Extension> extensions) {
        return parser(extensions, IncludeSourceSpans.NONE);
    }

    private static Parser parser(List<Extension> extensions, IncludeSourceSpans spans) {
        return Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(spans)
                .maxOpenBlockParsers(MAX_BLOCKS_DEEP)
                .inlineParserFactory(context -> boundedInlines(new InlineParserImpl(context)))
                .build();
    }

    /**
     * Some sequences ("[a](<b" over and over) cost the square of the length of their paragraph, cell or heading: one that
     * nobody would read is left as plain text.
     */
    private static InlineParser boundedInlines(InlineParser parser) {
        return (lines, block) -> {
            int length = lines.getLines().stream()
                    .mapToInt(line -> line.getContent().length())
                    .sum();
            if (length > MAX_PARAGRAPH_LENGTH) {
                block.appendChild(new Text(lines.getContent()));
            } else {
                parser.parse(lines, block);
            }
        };
    }

    /**
     * Renders a text. Anything is Markdown: only a text that is too long, or would grow beyond all measure, is refused.
     *
     * @throws Invalid with field {@code markdown}
     */
    public Rendered render(String markdown) {
        demandBounds(markdown);
        try {
            Node document = (MarkdownTree.tablesWouldExplode(markdown) ? parserWithoutTables : parser).parse(markdown);
            MarkdownTree.flattenBeyondDepth(document);
            MarkdownTree.leaveTopHeadingToThePage(document);
            MarkdownAlerts.mark(document);
            MarkdownAttributes.mark(document);
            MarkdownFigures.mark(document);
            BoundedHtml html = new BoundedHtml(MAX_HTML_LENGTH);
            renderer.render(document, html);
            return new Rendered(
                    MarkdownAnchors.in(MarkdownPolicy.sanitize(html.toString())),
                    MarkdownTree.excerpt(document),
                    MarkdownTree.plain(document),
                    MarkdownContents.of(document),
                    MarkdownTree.wordCount(document));
        } catch (BoundedHtml.Overflow | StackOverflowError beyondBounds) {
            throw new Invalid("markdown", "markdown.tooComplex");
        }
    }

    /**
     * The elements of a text in reading order, the document first, each with its place in the source: for those who change a
     * text without disturbing the rest of it.
     *
     * @throws Invalid as {@link #render}
     */
    public List<Node> elements(String markdown) {
        demandBounds(markdown);
        try {
            Node document = (MarkdownTree.tablesWouldExplode(markdown) ? locatingParserWithoutTables : locatingParser)
                    .parse(markdown);
            return Stream.iterate(document, Objects::nonNull, node -> MarkdownTree.following(node, document))
                    .toList();
        } catch (StackOverflowError beyondBounds) {
            throw new Invalid("markdown", "markdown.tooComplex");
        }
    }

    /** The plain text inside an element. */
    public static String plainText(Node element) {
        return MarkdownTree.text(element).replaceAll("\\s+", " ").strip();
    }

    /** What a place within a rendered text is called: the id of the heading {@code ## Two words} is {@code text-two-words}. */
    public static String id(String idInText) {
        return MarkdownPolicy.ID_PREFIX + idInText;
    }

    private static void demandBounds(String markdown) {
        if (markdown.length() > MAX_LENGTH) {
            throw new Invalid("markdown", "markdown.tooLong", MAX_LENGTH);
        }
        if (MarkdownTree.lines(markdown) > MAX_LINES) {
            throw new Invalid("markdown", "markdown.tooManyLines", MAX_LINES);
        }
    }

    /**
     * What a page needs of a text.
     *
     * @param html sanitised, ready to be written into a page as it is
     * @param excerpt plain text (not HTML) of the first paragraphs, at most {@value MarkdownTree#EXCERPT_LENGTH} characters
     * @param plain all of it as plain text, at most {@value MarkdownTree#PLAIN_LENGTH} characters
     * @param contents its headings as nested HTML lists of links; empty when there are fewer than two
     * @param wordCount words that are read, code blocks not counted
     */
    public record Rendered(String html, String excerpt, String plain, String contents, int wordCount) {}
}
