package org.travessia.transfer.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.internal.util.Escaping;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * An address of an image or a link, and where it stands in the source of a text: in {@code ![alt](here "title")}, in
 * {@code [label]: <here>}, in {@code <img src="here">}. What looks like one inside code is none, since the parser says so.
 *
 * @param start the first character in the source
 * @param end behind the last
 * @param value the address itself, escapes and entities decoded
 */
record AddressInText(int start, int end, String value, boolean image) {

    private static final Pattern TAG = Pattern.compile("<(img|a)(?=[\\s/>])", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\G[\\s/]*([^\\s\"'>/=]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`]+)))?");

    /** All addresses of a parsed text, in the order of the source. */
    static List<AddressInText> all(String source, List<Node> elements) {
        List<AddressInText> found = new ArrayList<>();
        for (Node element : elements) {
            if (element.getSourceSpans().isEmpty()) {
                continue;
            }
            int start = start(element);
            int end = end(element);
            if (element instanceof Image image) {
                afterLabel(source, element, start + 2, end, image.getDestination(), true)
                        .ifPresent(found::add);
            } else if (element instanceof Link link && source.charAt(start) == '[') {
                afterLabel(source, element, start + 1, end, link.getDestination(), false)
                        .ifPresent(found::add);
            } else if (element instanceof LinkReferenceDefinition definition) {
                afterDefinition(source, start, end, definition.getDestination()).ifPresent(found::add);
            } else if (element instanceof HtmlInline || element instanceof HtmlBlock) {
                inHtml(source, start, end, found);
            }
        }
        found.sort(Comparator.comparingInt(AddressInText::start));
        return found;
    }

    /** The source with addresses replaced; everything else stays as it is. */
    static String replace(
            String source, List<AddressInText> addresses, Function<AddressInText, Optional<String>> replacement) {
        StringBuilder text = new StringBuilder();
        int kept = 0;
        for (AddressInText address : addresses) {
            Optional<String> other = address.start() < kept ? Optional.empty() : replacement.apply(address);
            if (other.isPresent()) {
                text.append(source, kept, address.start()).append(other.get());
                kept = address.end();
            }
        }
        return text.append(source, kept, source.length()).toString();
    }

    private static int start(Node element) {
        return element.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node element) {
        SourceSpan last = element.getSourceSpans().get(element.getSourceSpans().size() - 1);
        return last.getInputIndex() + last.getLength();
    }

    /** In {@code [label](address "title")}; none in {@code [label][reference]}, whose definition has it. */
    private static Optional<AddressInText> afterLabel(
            String source, Node element, int labelStart, int end, String value, boolean image) {
        Node lastChild = element.getLastChild();
        int labelEnd = lastChild == null || lastChild.getSourceSpans().isEmpty() ? labelStart : end(lastChild);
        int opening = source.indexOf("](", labelEnd);
        return opening < 0 || opening >= end ? Optional.empty() : at(source, opening + 2, end, value, image);
    }

    private static Optional<AddressInText> afterDefinition(String source, int start, int end, String value) {
        int colon = source.indexOf("]:", start);
        return colon < 0 || colon >= end ? Optional.empty() : at(source, colon + 2, end, value, false);
    }

    /** An address of Markdown's own syntax; only if it reads as the parser read it. */
    private static Optional<AddressInText> at(String source, int from, int limit, String value, boolean image) {
        int start = from;
        while (start < limit && Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        boolean angled = start < limit && source.charAt(start) == '<';
        if (angled) {
            start++;
        }
        int end = start;
        for (int open = 0; end < limit; end++) {
            char character = source.charAt(end);
            if (character == '\\' && end + 1 < limit) {
                end++;
            } else if (angled ? character == '>' : Character.isWhitespace(character)) {
                break;
            } else if (!angled && character == '(') {
                open++;
            } else if (!angled && character == ')' && open-- == 0) {
                break;
            }
        }
        end = Math.min(end, limit);
        return Escaping.unescapeString(source.substring(start, end)).equals(value)
                ? Optional.of(new AddressInText(start, end, value, image))
                : Optional.empty();
    }

    private static void inHtml(String source, int start, int end, List<AddressInText> found) {
        Matcher tag = TAG.matcher(source).region(start, end);
        while (tag.find()) {
            boolean image = tag.group(1).equalsIgnoreCase("img");
            Matcher attribute = ATTRIBUTE.matcher(source).region(tag.end(), end);
            while (attribute.find()) {
                for (int group = 2; group <= 4; group++) {
                    if (attribute.group(1).equalsIgnoreCase(image ? "src" : "href") && attribute.group(group) != null) {
                        found.add(new AddressInText(
                                attribute.start(group),
                                attribute.end(group),
                                Escaping.unescapeString(attribute.group(group).strip()),
                                image));
                    }
                }
            }
        }
    }
}
