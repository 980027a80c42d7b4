package org.travessia.platform;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Figures: an image that is alone in its paragraph and has a title, {@code ![A boat](boat.jpg "At dawn")}, is shown with it as its
 * caption; one with {@code {.wide}} or {@code {.full}} behind it is wider than the text, or as wide as the window.
 */
final class MarkdownFigures implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    MarkdownFigures(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    /** An image and what stands below it, if anything does. */
    private static final class Figure extends CustomBlock {

        private final String caption;

        private Figure(String caption) {
            this.caption = caption;
        }
    }

    /** Puts a figure in the place of each paragraph that is one. */
    static void mark(Node document) {
        for (Node node = document; node != null; node = MarkdownTree.following(node, document)) {
            if (node instanceof Paragraph paragraph
                    && paragraph.getFirstChild() instanceof Image image
                    && image.getNext() == null
                    && (!caption(image).isEmpty() || width(image).isPresent())) {
                Figure figure = new Figure(caption(image));
                image.setTitle(null);
                figure.appendChild(image);
                paragraph.insertAfter(figure);
                paragraph.unlink();
                node = figure;
            }
        }
    }

    private static String caption(Image image) {
        return image.getTitle() == null ? "" : image.getTitle().strip();
    }

    private static Optional<String> width(Node image) {
        return MarkdownAttributes.of(image, "class");
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Figure.class);
    }

    @Override
    public void render(Node node) {
        html.line();
        html.tag(
                "figure",
                width(node.getFirstChild()).map(width -> Map.of("class", width)).orElse(Map.of()));
        context.render(node.getFirstChild());
        if (!((Figure) node).caption.isEmpty()) {
            html.tag("figcaption");
            html.text(((Figure) node).caption);
            html.tag("/figcaption");
        }
        html.tag("/figure");
        html.line();
    }
}
