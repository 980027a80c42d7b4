package org.travessia.platform;

import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Plain text written as Markdown, GitHub's as well, so that it reads as it is: nothing in it is markup. */
public final class MarkdownText {

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(StrikethroughExtension.create(), TablesExtension.create()))
            .build();

    private MarkdownText() {}

    /** A text for within a line, its white space as single blanks. */
    public static String inline(String plain) {
        return written(new Paragraph(), plain);
    }

    /** A heading of the first level, without the end of its line. */
    public static String heading(String plain) {
        Heading heading = new Heading();
        heading.setLevel(1);
        return written(heading, plain);
    }

    private static String written(Node block, String plain) {
        String line = plain.replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ").strip();
        if (line.isEmpty()) {
            return "";
        }
        block.appendChild(new Text(line));
        return RENDERER.render(block).strip();
    }
}
