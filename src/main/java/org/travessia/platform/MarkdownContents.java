package org.travessia.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.internal.util.Escaping;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** The table of contents of a text, with the ids that its headings get when it is rendered. */
final class MarkdownContents {

    /** Deeper headings are read where they are. */
    private static final int DEEPEST = 4;

    private static final int MOST = 200;

    private MarkdownContents() {}

    /** Nested lists of links as HTML; empty for fewer than two headings. */
    static String of(Node document) {
        List<Entry> entries = entries(document);
        if (entries.size() < 2) {
            return "";
        }
        StringBuilder html = new StringBuilder();
        Deque<Integer> open = new ArrayDeque<>();
        for (Entry entry : entries) {
            while (!open.isEmpty() && open.peek() > entry.level()) {
                open.pop();
                html.append("</li></ol>");
            }
            if (!open.isEmpty() && open.peek() == entry.level()) {
                html.append("</li>");
            } else {
                open.push(entry.level());
                html.append("<ol>");
            }
            html.append("<li><a href=\"#")
                    .append(Escaping.escapeHtml(Markdown.id(entry.id())))
                    .append("\">")
                    .append(Escaping.escapeHtml(entry.text()))
                    .append("</a>");
        }
        open.forEach(level -> html.append("</li></ol>"));
        return html.toString();
    }

    private static List<Entry> entries(Node document) {
        // As the renderer's extension does it, over all headings, so that a number for a second "Example" is the same.
        IdGenerator ids = IdGenerator.builder().defaultId("id").build();
        List<Entry> entries = new ArrayList<>();
        for (Node node = document;
                node != null && entries.size() < MOST;
                node = MarkdownTree.following(node, document)) {
            if (node instanceof Heading heading) {
                String made = ids.generateId(text(heading));
                String id = MarkdownAttributes.of(heading, "id").orElse(made);
                String shown = Markdown.plainText(heading);
                if (heading.getLevel() <= DEEPEST && !shown.isEmpty()) {
                    entries.add(new Entry(heading.getLevel(), id, shown));
                }
            }
        }
        return entries;
    }

    /** What the extension makes an id of: text and code, nothing between lines. */
    private static String text(Heading heading) {
        StringBuilder text = new StringBuilder();
        for (Node node = heading; node != null; node = MarkdownTree.following(node, heading)) {
            if (node instanceof Text literal) {
                text.append(literal.getLiteral());
            } else if (node instanceof Code code) {
                text.append(code.getLiteral());
            }
        }
        return text.toString().strip().toLowerCase();
    }

    private record Entry(int level, String id, String text) {}
}
