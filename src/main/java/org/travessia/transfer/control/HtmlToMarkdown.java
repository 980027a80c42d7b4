package org.travessia.transfer.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;

/**
 * Makes of HTML the Markdown that this blog renders to the same: jsoup reads it as a browser would, and CommonMark's own renderer
 * writes what CommonMark's own parser then reads, so that nothing of a text is taken for markup. (The converters that there are,
 * flexmark's and Copy Down, write for other dialects, lose tables, captions or escapes.)
 *
 * <p>What Markdown has no sign for and the blog shows (figures with captions, tables with joined cells, {@code sub}, {@code kbd},
 * {@code details}) stays HTML, without what the blog would not show. Frames and players become links. Whatever is left out is told.
 */
final class HtmlToMarkdown {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(EXTENSIONS).build();
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /** Elements inside each other beyond which only the text is kept: what walks a tree is recursive. */
    private static final int MAX_DEPTH = 120;

    private static final Set<String> CONTAINERS = Set.of(
            "body",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "center",
            "address",
            "hgroup",
            "fieldset",
            "form",
            "noscript",
            "template",
            "html",
            "search");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dl",
            "pre",
            "blockquote",
            "hr",
            "table",
            "figure",
            "figcaption",
            "details",
            "iframe",
            "video",
            "audio",
            "object",
            "embed",
            "li",
            "dt",
            "dd",
            "listing",
            "xmp",
            "menu",
            "dir");
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "svg",
            "math",
            "canvas",
            "input",
            "select",
            "textarea",
            "map",
            "applet",
            "meta",
            "link",
            "base",
            "head",
            "title",
            "frameset",
            "dialog",
            "option",
            "datalist",
            "progress",
            "meter",
            "portal");
    /** Of those, what no reader misses. */
    private static final Set<String> SILENT = Set.of("meta", "link", "base", "head", "title", "style", "input");

    private static final Set<String> KEPT_INLINE = Set.of(
            "abbr", "bdi", "bdo", "cite", "dfn", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "samp", "small", "sub",
            "sup", "time", "u", "var");
    private static final Set<String> KEPT_BLOCK = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "pre",
            "blockquote",
            "hr",
            "br",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "figure",
            "figcaption",
            "details",
            "summary",
            "div",
            "a",
            "b",
            "code",
            "del",
            "em",
            "i",
            "img",
            "s",
            "strong",
            "wbr");
    private static final Map<String, List<String>> KEPT_ATTRIBUTES = Map.of(
            "a", List.of("href", "title"),
            "img", List.of("src", "alt", "title", "width", "height"),
            "th", List.of("colspan", "rowspan", "scope", "align"),
            "td", List.of("colspan", "rowspan", "align"),
            "ol", List.of("start", "reversed"),
            "time", List.of("datetime"),
            "abbr", List.of("title"),
            "details", List.of("open"));

    private static final Pattern SPACES = Pattern.compile("[ \\t\\n\\f\\r]+");
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:^|\\s)(?:language-|lang-|brush: ?)([A-Za-z0-9+#_-]{1,30})");
    private static final Pattern UNSAFE_SCHEME = Pattern.compile("(?i)^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\s]+");

    private final Function<String, String> addresses;
    private final Warnings warnings;
    /** Whether emphasis is written as HTML, since it stands where Markdown's own signs mean nothing. */
    private final boolean emphasisAsHtml;

    private HtmlToMarkdown(Function<String, String> addresses, Warnings warnings, boolean emphasisAsHtml) {
        this.addresses = addresses;
        this.warnings = warnings;
        this.emphasisAsHtml = emphasisAsHtml;
    }

    /** Is told what is left out. */
    interface Warnings {
        void add(String messageKey, Object... arguments);
    }

    /**
     * Converts the content of a page.
     *
     * @param addresses what to write for an address of a link or an image
     */
    static String convert(Element body, Function<String, String> addresses, Warnings warnings) {
        Node document = new HtmlToMarkdown(addresses, warnings, false).document(body);
        String markdown = RENDERER.render(document);
        // "<b>a</b><b>b</b>" and "(<i>a</i>)b" cannot be said with asterisks: then all of it is said with tags.
        if (emphases(PARSER.parse(markdown)) != emphases(document)) {
            markdown = RENDERER.render(new HtmlToMarkdown(addresses, (key, arguments) -> {}, true).document(body));
        }
        return markdown.strip();
    }

    /** The content of a page, from its source. */
    static Element parse(String html) {
        return Jsoup.parseBodyFragment(html).body();
    }

    private static int emphases(Node root) {
        int found = 0;
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof Emphasis || node instanceof StrongEmphasis || node instanceof Strikethrough) {
                found++;
            }
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                open.push(child);
            }
        }
        return found;
    }

    private Node document(Element body) {
        Document document = new Document();
        blocks(body, document, 0);
        return document;
    }

    // Blocks.

    /** The children of an element as blocks; runs of text and inline elements become paragraphs. */
    private void blocks(Element from, Node into, int depth) {
        List<org.jsoup.nodes.Node> run = new ArrayList<>();
        for (org.jsoup.nodes.Node child : from.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                paragraph(run, into, depth);
                run.clear();
                block(element, into, depth + 1);
            } else {
                run.add(child);
            }
        }
        paragraph(run, into, depth);
    }

    private static boolean isBlock(Element element) {
        String name = element.normalName();
        if (BLOCKS.contains(name) || CONTAINERS.contains(name)) {
            return true;
        }
        // A link or a span around blocks is one itself.
        return !KEPT_INLINE.contains(name)
                && !DROPPED.contains(name)
                && element.children().stream().anyMatch(HtmlToMarkdown::isBlockShallow);
    }

    private static boolean isBlockShallow(Element element) {
        String name = element.normalName();
        return BLOCKS.contains(name) && !name.equals("embed") && !name.equals("object") || CONTAINERS.contains(name);
    }

    private void block(Element element, Node into, int depth) {
        if (depth > MAX_DEPTH) {
            warnings.add("import.tooDeep");
            text(element.text(), into);
            return;
        }
        String name = element.normalName();
        switch (name) {
            case "p", "dt", "dd", "figcaption" -> blocks(element, into, depth);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0', into, depth);
            case "ul", "menu", "dir" -> list(element, new BulletList(), into, depth);
            case "ol" -> list(element, ordered(element), into, depth);
            case "li" -> blocks(element, into, depth);
            case "blockquote" -> quote(element, into, depth);
            case "hr" -> into.appendChild(new ThematicBreak());
            case "pre", "listing", "xmp" -> preformatted(element, into);
            case "table" -> table(element, into, depth);
            case "figure" -> figure(element, into, depth);
            case "dl", "details" -> html(element, into);
            case "iframe", "video", "audio", "object", "embed" -> player(element, into);
            default -> {
                if (name.equals("a")) {
                    linkAroundBlocks(element, into, depth);
                } else {
                    blocks(element, into, depth);
                }
            }
        }
    }

    private void paragraph(List<org.jsoup.nodes.Node> run, Node into, int depth) {
        Paragraph paragraph = new Paragraph();
        inlines(run, paragraph, depth);
        appendTrimmed(paragraph, into);
    }

    private static void appendTrimmed(Node block, Node into) {
        trim(block);
        escapePlus(block);
        if (block.getFirstChild() != null) {
            into.appendChild(block);
        }
    }

    /** CommonMark's renderer escapes what would begin a list at a line's start, but for the plus sign. */
    private static void escapePlus(Node block) {
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            boolean begins = child.getPrevious() == null || child.getPrevious() instanceof HardLineBreak;
            if (begins && child instanceof Text text && text.getLiteral().startsWith("+")) {
                HtmlInline plus = new HtmlInline();
                plus.setLiteral("&#43;");
                text.insertBefore(plus);
                text.setLiteral(text.getLiteral().substring(1));
            }
        }
    }

    private void text(String text, Node into) {
        if (!text.isBlank()) {
            Paragraph paragraph = new Paragraph();
            paragraph.appendChild(new Text(SPACES.matcher(text).replaceAll(" ").strip()));
            into.appendChild(paragraph);
        }
    }

    private void heading(Element element, int level, Node into, int depth) {
        Heading heading = new Heading();
        heading.setLevel(level);
        inlines(element.childNodes(), heading, depth);
        // A heading is one line.
        for (Node child = heading.getFirstChild(); child != null; ) {
            Node next = child.getNext();
            if (child instanceof HardLineBreak) {
                child.insertBefore(new Text(" "));
                child.unlink();
            }
            child = next;
        }
        appendTrimmed(heading, into);
    }

    private static OrderedList ordered(Element element) {
        OrderedList list = new OrderedList();
        list.setMarkerDelimiter(".");
        String start = element.attr("start");
        list.setMarkerStartNumber(start.matches("\\d{1,8}") ? Integer.parseInt(start) : 1);
        return list;
    }

    private void list(Element element, ListBlock list, Node into, int depth) {
        if (list instanceof BulletList bullets) {
            bullets.setMarker("-");
        }
        boolean loose = false;
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof TextNode text && text.isBlank()) {
                continue;
            }
            if (!(child instanceof Element item)) {
                continue;
            }
            boolean nested = item.normalName().equals("ul") || item.normalName().equals("ol");
            if (nested && list.getLastChild() != null) {
                // A list beside the items, as old editors wrote it, belongs to the item before.
                block(item, list.getLastChild(), depth + 1);
                continue;
            }
            ListItem entry = new ListItem();
            if (nested) {
                block(item, entry, depth + 1);
            } else {
                blocks(item, entry, depth + 1);
            }
            loose |= paragraphs(entry) > 1;
            list.appendChild(entry);
        }
        list.setTight(!loose);
        if (list.getFirstChild() != null) {
            if (into.getLastChild() != null && into.getLastChild().getClass() == list.getClass()) {
                // Two lists in a row would be one: an empty comment stands between them.
                HtmlBlock between = new HtmlBlock();
                between.setLiteral("<!-- -->");
                into.appendChild(between);
            }
            into.appendChild(list);
        }
    }

    private static int paragraphs(Node item) {
        int count = 0;
        for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
            count += child instanceof ListBlock ? 0 : 1;
        }
        return count;
    }

    private void quote(Element element, Node into, int depth) {
        BlockQuote quote = new BlockQuote();
        blocks(element, quote, depth);
        if (quote.getFirstChild() != null) {
            into.appendChild(quote);
        }
    }

    private void preformatted(Element element, Node into) {
        element.select("br").forEach(br -> br.replaceWith(new TextNode("\n")));
        String text = element.wholeText().replaceAll("\\R", "\n").replaceFirst("^\n", "");
        String classes = element.className() + " " + element.select("code").attr("class");
        Matcher language = LANGUAGE.matcher(classes);
        FencedCodeBlock code = new FencedCodeBlock();
        code.setFenceCharacter("`");
        int fence = longestRun(text, '`') + 1;
        code.setOpeningFenceLength(Math.max(3, fence));
        code.setClosingFenceLength(Math.max(3, fence));
        code.setInfo(language.find() ? language.group(1).toLowerCase(Locale.ROOT) : "");
        code.setLiteral(text.endsWith("\n") ? text : text + "\n");
        if (!text.isBlank()) {
            into.appendChild(code);
        }
    }

    private static int longestRun(String text, char of) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == of ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private void figure(Element element, Node into, int depth) {
        Element caption = element.selectFirst("> figcaption");
        boolean picture = element.select("img").size() == 1
                && element.select("table,iframe,video,audio,object,embed,pre,blockquote,figure figure")
                        .isEmpty();
        if (picture && caption != null && !caption.text().isBlank()) {
            html(element, into);
            return;
        }
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof Element part && part == caption) {
                caption(part, into, depth);
            } else if (child instanceof Element part) {
                Element wrapped = new Element("div");
                wrapped.appendChild(part.clone());
                blocks(wrapped, into, depth + 1);
            } else if (child instanceof TextNode text) {
                text(text.getWholeText(), into);
            }
        }
    }

    /** What is written below a table or a video: a paragraph in italics. */
    private void caption(Element element, Node into, int depth) {
        Paragraph paragraph = new Paragraph();
        Element emphasis = new Element("em");
        element.childNodesCopy().forEach(emphasis::appendChild);
        boolean simple = emphasis.children().select("em,i,p,div").isEmpty();
        inlines(simple ? List.of(emphasis) : emphasis.childNodes(), paragraph, depth);
        appendTrimmed(paragraph, into);
    }

    private void linkAroundBlocks(Element element, Node into, int depth) {
        Element images = element.selectFirst("img");
        String text = element.text();
        Element link = new Element("a");
        link.attr("href", element.attr("href"));
        if (images != null) {
            link.appendChild(images.clone());
        }
        if (!text.isBlank()) {
            link.appendText((images == null ? "" : " ") + text);
        }
        paragraph(List.of(link), into, depth);
    }

    /** A frame, a film or a sound: none is shown here, a link leads there. */
    private void player(Element element, Node into) {
        String source = element.hasAttr("src") ? element.attr("src") : element.attr("data");
        if (source.isBlank()) {
            source = Optional.ofNullable(element.selectFirst("source[src],embed[src]"))
                    .map(inner -> inner.attr("src"))
                    .orElse("");
        }
        Optional<String> address = safe(source.startsWith("//") ? "https:" + source : source);
        if (address.isEmpty()) {
            warnings.add("import.elementDropped", element.normalName());
            return;
        }
        warnings.add("import.frameBecameLink", element.normalName(), shown(address.get()));
        Link link = new Link(address.get(), null);
        String title = element.attr("title").strip();
        link.appendChild(new Text(title.isEmpty() ? address.get() : title));
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(link);
        into.appendChild(paragraph);
    }

    // Tables.

    private void table(Element element, Node into, int depth) {
        List<Element> rows = element.select("tr").stream()
                .filter(row -> row.closest("table") == element)
                .toList();
        boolean simple = !rows.isEmpty()
                && element.select("table").size() == 1
                && element.select("[colspan],[rowspan]").stream()
                        .allMatch(cell -> cell.attr("colspan").matches("1?")
                                && cell.attr("rowspan").matches("1?"))
                && element
                        .select("tfoot,p + p,ul,ol,pre,blockquote,h1,h2,h3,h4,h5,h6,figure,dl,iframe,tbody th")
                        .stream()
                        .noneMatch(block -> block.closest("table") == element
                                && !(block.normalName().equals("th") && block.closest("tr") == rows.get(0)));
        if (!simple) {
            html(element, into);
            return;
        }
        Element caption = element.selectFirst("caption");
        if (caption != null) {
            caption(caption, into, depth);
        }
        boolean headed = rows.get(0).select("> th").size() > 0 || rows.get(0).closest("thead") != null;
        int columns = rows.stream().mapToInt(row -> row.childrenSize()).max().orElse(1);
        TableBlock table = new TableBlock();
        TableHead head = new TableHead();
        // A table has a head in Markdown; where there was none it is empty.
        head.appendChild(row(headed ? rows.get(0) : new Element("tr"), columns, true, depth));
        table.appendChild(head);
        TableBody body = new TableBody();
        rows.stream().skip(headed ? 1 : 0).forEach(row -> body.appendChild(row(row, columns, false, depth)));
        if (body.getFirstChild() != null) {
            table.appendChild(body);
        }
        into.appendChild(table);
    }

    private TableRow row(Element element, int columns, boolean header, int depth) {
        TableRow row = new TableRow();
        for (int i = 0; i < columns; i++) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            if (i < element.childrenSize()) {
                Element from = element.child(i);
                cell.setAlignment(
                        switch (from.attr("align").toLowerCase(Locale.ROOT)) {
                            case "left" -> TableCell.Alignment.LEFT;
                            case "center" -> TableCell.Alignment.CENTER;
                            case "right" -> TableCell.Alignment.RIGHT;
                            default -> null;
                        });
                inlines(from.childNodes(), cell, depth + 1);
                trim(cell);
                for (Node child = cell.getFirstChild(); child != null; ) {
                    Node next = child.getNext();
                    if (child instanceof HardLineBreak) {
                        HtmlInline br = new HtmlInline();
                        br.setLiteral("<br>");
                        child.insertBefore(br);
                        child.unlink();
                    }
                    child = next;
                }
            }
            row.appendChild(cell);
        }
        return row;
    }

    // HTML that stays.

    /** An element as HTML, with nothing in it that this blog would not show. */
    private void html(Element element, Node into) {
        Element clean = element.clone();
        clean(clean, 0);
        String html = clean.outerHtml();
        // An empty line would end the block; inside pre it is written as an entity.
        html = html.replaceAll("(?<![ \\t])[ \\t]++(?=\\R)", "").replaceAll("\\R(?=\\R)", "&#10;");
        if (clean.select("pre").isEmpty()) {
            html = html.replace("&#10;", "\n").replaceAll("\\R\\s*", "\n");
        }
        HtmlBlock block = new HtmlBlock();
        block.setLiteral(html.strip());
        into.appendChild(block);
    }

    private void clean(Element element, int depth) {
        for (org.jsoup.nodes.Node child : List.copyOf(element.childNodes())) {
            if (child instanceof TextNode) {
                continue;
            }
            if (!(child instanceof Element inner)) {
                child.remove();
                continue;
            }
            String name = inner.normalName();
            if (depth > MAX_DEPTH) {
                warnings.add("import.tooDeep");
                inner.replaceWith(new TextNode(inner.text()));
            } else if (DROPPED.contains(name)) {
                dropped(inner);
                inner.remove();
            } else if (Set.of("iframe", "video", "audio", "object", "embed").contains(name)) {
                Paragraph paragraph = new Paragraph();
                player(inner, paragraph);
                replaceByLink(inner, paragraph);
            } else {
                clean(inner, depth + 1);
                if (!KEPT_BLOCK.contains(name) && !KEPT_INLINE.contains(name)
                        || name.equals("div") && !inner.parents().is("td,dd,li")) {
                    inner.unwrap();
                }
            }
        }
        attributes(element);
    }

    private static void replaceByLink(Element player, Node holder) {
        if (holder.getFirstChild() != null && holder.getFirstChild().getFirstChild() instanceof Link link) {
            Element a = new Element("a");
            a.attr("href", link.getDestination());
            a.text(((Text) link.getFirstChild()).getLiteral());
            player.replaceWith(a);
        } else {
            player.remove();
        }
    }

    private void attributes(Element element) {
        List<String> kept = KEPT_ATTRIBUTES.getOrDefault(element.normalName(), List.of());
        for (String key : element.attributes().asList().stream()
                .map(org.jsoup.nodes.Attribute::getKey)
                .toList()) {
            if (!kept.contains(key)) {
                element.removeAttr(key);
            } else if (key.equals("href") || key.equals("src")) {
                address(element.attr(key))
                        .ifPresentOrElse(here -> element.attr(key, here), () -> element.removeAttr(key));
            }
        }
    }

    // Inline.

    private void inlines(List<org.jsoup.nodes.Node> from, Node into, int depth) {
        for (org.jsoup.nodes.Node node : from) {
            if (node instanceof TextNode text) {
                append(into, SPACES.matcher(text.getWholeText()).replaceAll(" "));
            } else if (node instanceof Element element) {
                if (depth > MAX_DEPTH) {
                    warnings.add("import.tooDeep");
                    append(into, element.text());
                } else {
                    inline(element, into, depth + 1);
                }
            }
        }
    }

    /** Text, without a second space in a row. */
    private static void append(Node into, String text) {
        if (text.isEmpty()) {
            return;
        }
        String written = text.startsWith(" ") && endsWithSpace(into.getLastChild()) ? text.substring(1) : text;
        if (into.getLastChild() instanceof Text before) {
            before.setLiteral(before.getLiteral() + written);
        } else if (!written.isEmpty()) {
            into.appendChild(new Text(written));
        }
    }

    private static boolean endsWithSpace(Node node) {
        return node instanceof HardLineBreak
                || node instanceof Text text && text.getLiteral().endsWith(" ");
    }

    private void inline(Element element, Node into, int depth) {
        String name = element.normalName();
        switch (name) {
            case "br" -> lineBreak(into);
            case "wbr" -> {}
            case "img" -> image(element, into);
            case "a" -> link(element, into, depth);
            case "b", "strong" -> emphasis(element, new StrongEmphasis("**"), "strong", into, depth);
            case "i", "em" -> emphasis(element, new Emphasis("*"), "em", into, depth);
            case "s", "strike", "del" -> emphasis(element, new Strikethrough("~~"), "del", into, depth);
            case "code", "tt" -> code(element, into);
            case "acronym" -> keep(element, "abbr", into, depth);
            case "button" -> inlines(element.childNodes(), into, depth);
            case "iframe", "video", "audio", "object", "embed" -> playerInline(element, into);
            default -> {
                if (DROPPED.contains(name)) {
                    dropped(element);
                } else if (KEPT_INLINE.contains(name)) {
                    keep(element, name, into, depth);
                } else {
                    boolean apart = BLOCKS.contains(name) || CONTAINERS.contains(name);
                    if (apart && into.getFirstChild() != null) {
                        lineBreak(into);
                    }
                    inlines(element.childNodes(), into, depth);
                }
            }
        }
    }

    private void playerInline(Element element, Node into) {
        Paragraph holder = new Paragraph();
        player(element, holder);
        if (holder.getFirstChild() != null) {
            into.appendChild(holder.getFirstChild().getFirstChild());
        }
    }

    private void dropped(Element element) {
        if (!SILENT.contains(element.normalName())) {
            warnings.add("import.elementDropped", element.normalName());
        }
    }

    private static void lineBreak(Node into) {
        trimEnd(into);
        if (into.getLastChild() != null && !(into.getLastChild() instanceof HardLineBreak)) {
            into.appendChild(new HardLineBreak());
        }
    }

    private void image(Element element, Node into) {
        String source = element.attr("src");
        if (source.isBlank()) {
            source = element.attr("data-src");
        }
        Optional<String> address = address(source);
        if (address.isEmpty()) {
            if (!source.isBlank()) {
                warnings.add("import.addressDropped", shown(source));
            }
            append(into, element.attr("alt"));
            return;
        }
        String title = element.attr("title").strip();
        Image image = new Image(address.get(), title.isEmpty() ? null : oneLine(title));
        String alt = oneLine(element.attr("alt"));
        if (!alt.isEmpty()) {
            image.appendChild(new Text(alt));
        }
        into.appendChild(image);
    }

    private void link(Element element, Node into, int depth) {
        String href = element.attr("href");
        Optional<String> address = address(href);
        if (address.isEmpty()) {
            if (!href.isBlank()) {
                warnings.add("import.addressDropped", shown(href));
            }
            inlines(element.childNodes(), into, depth);
            return;
        }
        String title = oneLine(element.attr("title"));
        Link link = new Link(address.get(), title.isEmpty() ? null : title);
        inlines(element.childNodes(), link, depth);
        // A link inside a link is text, as in HTML.
        wrap(link, into);
    }

    private void emphasis(Element element, Node node, String tag, Node into, int depth) {
        boolean within = false;
        for (Node above = into; above != null; above = above.getParent()) {
            within |= above.getClass() == node.getClass();
        }
        if (within) {
            inlines(element.childNodes(), into, depth);
        } else if (emphasisAsHtml) {
            keep(element, tag, into, depth);
        } else {
            // The parent is known while the content is made, so that the same emphasis within is seen.
            into.appendChild(node);
            inlines(element.childNodes(), node, depth);
            node.unlink();
            wrap(node, into);
        }
    }

    /** Appends an element with its spaces outside: "** a**" is no emphasis. */
    private static void wrap(Node node, Node into) {
        boolean before =
                node.getFirstChild() instanceof Text first && first.getLiteral().startsWith(" ");
        boolean after =
                node.getLastChild() instanceof Text last && last.getLiteral().endsWith(" ");
        while (node.getFirstChild() instanceof HardLineBreak br) {
            br.unlink();
            before = true;
        }
        boolean breakAfter = node.getLastChild() instanceof HardLineBreak;
        trim(node);
        if (before) {
            append(into, " ");
        }
        if (node.getFirstChild() != null) {
            into.appendChild(node);
        }
        if (breakAfter) {
            lineBreak(into);
        } else if (after) {
            append(into, " ");
        }
    }

    private static void code(Element element, Node into) {
        String text = SPACES.matcher(element.wholeText()).replaceAll(" ").strip();
        if (!text.isEmpty()) {
            into.appendChild(new Code(text));
        }
    }

    private void keep(Element element, String tag, Node into, int depth) {
        Element open = new Element(tag);
        element.attributes().forEach(attribute -> open.attr(attribute.getKey(), attribute.getValue()));
        attributes(open);
        HtmlInline start = new HtmlInline();
        start.setLiteral(open.outerHtml().replaceFirst("</[a-z]+>$", "").replaceAll("\\s+", " "));
        HtmlInline end = new HtmlInline();
        end.setLiteral("</" + tag + ">");
        into.appendChild(start);
        Node before = into.getLastChild();
        inlines(element.childNodes(), into, depth);
        if (into.getLastChild() == before) {
            before.unlink();
        } else {
            into.appendChild(end);
        }
    }

    private static void trim(Node block) {
        while (block.getFirstChild() instanceof HardLineBreak
                || block.getFirstChild() instanceof Text blank
                        && blank.getLiteral().isBlank()) {
            block.getFirstChild().unlink();
        }
        if (block.getFirstChild() instanceof Text first) {
            first.setLiteral(first.getLiteral().stripLeading());
        }
        while (block.getLastChild() instanceof HardLineBreak
                || block.getLastChild() instanceof Text blank
                        && blank.getLiteral().isBlank()) {
            block.getLastChild().unlink();
        }
        trimEnd(block);
    }

    private static void trimEnd(Node block) {
        if (block.getLastChild() instanceof Text last) {
            last.setLiteral(last.getLiteral().stripTrailing());
            if (last.getLiteral().isEmpty()) {
                last.unlink();
            }
        }
    }

    private static String oneLine(String text) {
        return INVISIBLE.matcher(text).replaceAll(" ").strip();
    }

    private static String shown(String address) {
        return DjangoText.plain(Entities.unescape(address));
    }

    private Optional<String> address(String written) {
        return safe(written).map(addresses);
    }

    /** An address that leads somewhere and does nothing. */
    private static Optional<String> safe(String written) {
        String address = INVISIBLE.matcher(written).replaceAll(" ").strip().replace(" ", "%20");
        return address.isEmpty()
                        || UNSAFE_SCHEME
                                .matcher(INVISIBLE.matcher(written).replaceAll(""))
                                .find()
                ? Optional.empty()
                : Optional.of(address);
    }
}
