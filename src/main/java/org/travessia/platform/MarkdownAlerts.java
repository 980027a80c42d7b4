package org.travessia.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Admonitions as GitHub writes them: a quotation that begins with a line {@code [!NOTE]}, {@code [!TIP]}, {@code [!IMPORTANT]},
 * {@code [!WARNING]} or {@code [!CAUTION]}. Their Portuguese names do as well, and what follows on the line is the title; without
 * it the title is the word itself, so that it is in the language of the text.
 */
final class MarkdownAlerts implements NodeRenderer {

    private static final Pattern FIRST_LINE = Pattern.compile("\\[!(\\p{L}{1,20})]\\s*(.*)");
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("note", new Kind("note", "Note")),
            Map.entry("tip", new Kind("tip", "Tip")),
            Map.entry("important", new Kind("important", "Important")),
            Map.entry("warning", new Kind("warning", "Warning")),
            Map.entry("caution", new Kind("caution", "Caution")),
            Map.entry("nota", new Kind("note", "Nota")),
            Map.entry("dica", new Kind("tip", "Dica")),
            Map.entry("importante", new Kind("important", "Importante")),
            Map.entry("aviso", new Kind("warning", "Aviso")),
            Map.entry("cuidado", new Kind("caution", "Cuidado")));

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    MarkdownAlerts(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    /**
     * What an admonition looks like.
     *
     * @param style the end of its class
     * @param title where its writer gave none
     */
    private record Kind(String style, String title) {}

    /** An admonition; its children are what stood below the first line. */
    private static final class Alert extends CustomBlock {

        private final Kind kind;
        private final String title;

        private Alert(Kind kind, String title) {
            this.kind = kind;
            this.title = title;
        }
    }

    /** Puts an admonition in the place of each quotation that is one. */
    static void mark(Node document) {
        for (Node node = document; node != null; node = MarkdownTree.following(node, document)) {
            if (node instanceof BlockQuote quote
                    && quote.getFirstChild() instanceof Paragraph paragraph
                    && paragraph.getFirstChild() instanceof Text first) {
                Matcher line = FIRST_LINE.matcher(first.getLiteral());
                Kind kind = line.matches() ? KINDS.get(line.group(1).toLowerCase(Locale.ROOT)) : null;
                if (kind != null && endsLine(first)) {
                    node = replace(
                            quote,
                            paragraph,
                            first,
                            new Alert(kind, line.group(2).strip()));
                }
            }
        }
    }

    private static boolean endsLine(Text first) {
        return first.getNext() == null
                || first.getNext() instanceof SoftLineBreak
                || first.getNext() instanceof HardLineBreak;
    }

    private static Node replace(BlockQuote quote, Paragraph paragraph, Text first, Alert alert) {
        if (first.getNext() == null) {
            paragraph.unlink();
        } else {
            first.getNext().unlink();
            first.unlink();
        }
        while (quote.getFirstChild() != null) {
            alert.appendChild(quote.getFirstChild());
        }
        quote.insertAfter(alert);
        quote.unlink();
        return alert;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Alert.class);
    }

    @Override
    public void render(Node node) {
        Alert alert = (Alert) node;
        html.line();
        html.tag("div", Map.of("class", "markdown-alert markdown-alert-" + alert.kind.style()));
        html.tag("p", Map.of("class", "markdown-alert-title"));
        html.text(alert.title.isEmpty() ? alert.kind.title() : alert.title);
        html.tag("/p");
        html.line();
        for (Node child = alert.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.tag("/div");
        html.line();
    }
}
