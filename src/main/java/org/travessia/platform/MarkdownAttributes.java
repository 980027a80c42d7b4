package org.travessia.platform;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Attributes in braces as Pandoc, kramdown and Hugo write them, those that a text of this blog has a use for: {@code {#place}}
 * at the end of a heading, so that its address stays when its words change; {@code {.wide}}, {@code {.full}},
 * {@code {width=300 height=200}} (in pixels) right behind an image. What is in braces and is none of these, or a place named before, stays as
 * text.
 *
 * <p>An image beside words stands in their line, which its class says.
 *
 * <p>The parser's own extension for it knows no more than an image's width and height.
 */
final class MarkdownAttributes implements NodeRenderer, AttributeProvider {

    private static final Pattern OF_HEADING =
            Pattern.compile("(?<!\\s)\\s++\\{#([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.:-]{0,99})}\\s*+$");
    private static final Pattern OF_IMAGE = Pattern.compile(
            "^\\{ ?((?:\\.(?:wide|full)|(?:width|height)=[1-9]\\d{0,4}(?:px)?)(?: (?:width|height)=[1-9]\\d{0,4}(?:px)?){0,2}) ?}");

    /** What stood in the braces; the first child of what it belongs to, and not shown itself. */
    private static final class Attributes extends CustomNode {

        private final Map<String, String> values;

        private Attributes(Map<String, String> values) {
            this.values = values;
        }
    }

    /** Takes the attributes out of the text and gives them to the headings and images that they stand at. */
    static void mark(Node document) {
        Set<String> ids = new HashSet<>();
        for (Node node = document; node != null; node = MarkdownTree.following(node, document)) {
            if (node instanceof Heading heading && heading.getLastChild() instanceof Text last) {
                Matcher written = OF_HEADING.matcher(last.getLiteral());
                if (written.find()
                        && (written.start() > 0 || last.getPrevious() != null)
                        && ids.add(written.group(1))) {
                    last.setLiteral(last.getLiteral().substring(0, written.start()));
                    heading.prependChild(new Attributes(Map.of("id", written.group(1))));
                }
            } else if (node instanceof Image image && image.getNext() instanceof Text next) {
                Matcher written = OF_IMAGE.matcher(next.getLiteral());
                if (written.find()) {
                    next.setLiteral(next.getLiteral().substring(written.end()));
                    if (next.getLiteral().isEmpty()) {
                        next.unlink();
                    }
                    image.prependChild(new Attributes(values(written.group(1))));
                }
            }
        }
    }

    private static Map<String, String> values(String written) {
        Map<String, String> values = new TreeMap<>();
        for (String each : written.split(" ")) {
            if (each.startsWith(".")) {
                values.put("class", each.substring(1));
            } else {
                int equals = each.indexOf('=');
                values.put(each.substring(0, equals), each.substring(equals + 1).replace("px", ""));
            }
        }
        return values;
    }

    /** One that a heading or an image was given by its writer. */
    static Optional<String> of(Node node, String attribute) {
        return node.getFirstChild() instanceof Attributes attributes
                ? Optional.ofNullable(attributes.values.get(attribute))
                : Optional.empty();
    }

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        if (node instanceof Image && (isText(node.getPrevious()) || isText(node.getNext()))) {
            attributes.put("class", "inline");
        }
        if (node.getFirstChild() instanceof Attributes written) {
            attributes.putAll(written.values);
        }
    }

    private static boolean isText(Node node) {
        return node instanceof Text text && !text.getLiteral().isBlank();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Attributes.class);
    }

    /** They are shown by what they belong to. */
    @Override
    public void render(Node node) {}
}
