package org.travessia.platform;

import java.util.List;
import java.util.Locale;
import org.commonmark.internal.util.Escaping;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What is read from, and done to, a parsed text before it is rendered. Everything walks without recursion: trees can be deep. */
final class MarkdownTree {

    static final int MAX_DEPTH = 200;
    static final int MAX_TABLE_CELLS = 1_000_000;
    static final int EXCERPT_LENGTH = 280;
    static final int PLAIN_LENGTH = 200_000;

    private MarkdownTree() {}

    /** Lines of a text, by any of the line ends. */
    static int lines(String markdown) {
        int lines = 1;
        for (int i = 0; i < markdown.length(); i++) {
            char character = markdown.charAt(i);
            if (character == '\n'
                    || character == '\r' && (i + 1 == markdown.length() || markdown.charAt(i + 1) != '\n')) {
                lines++;
            }
        }
        return lines;
    }

    /**
     * Whether tables could have more than {@value #MAX_TABLE_CELLS} cells. Short rows are filled up to the width of their
     * table, so that a wide head over many empty lines grows with the square of the text.
     */
    static boolean tablesWouldExplode(String markdown) {
        long widest = 0;
        long pipes = 0;
        for (int i = 0; i < markdown.length(); i++) {
            char character = markdown.charAt(i);
            if (character == '|') {
                pipes++;
            } else if (character == '\n' || character == '\r') {
                widest = Math.max(widest, pipes);
                pipes = 0;
            }
        }
        return (Math.max(widest, pipes) + 1) * lines(markdown) > MAX_TABLE_CELLS && widest > 0;
    }

    /** Replaces what is nested too deeply by its text: rendering is recursive and would exhaust the stack. */
    static void flattenBeyondDepth(Node document) {
        int depth = 0;
        Node node = document;
        while (node != null) {
            if (depth == MAX_DEPTH && node.getFirstChild() != null && !(node instanceof Block)) {
                Text flat = new Text(text(node));
                node.insertBefore(flat);
                node.unlink();
                node = flat;
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node != document && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == document || node == null ? null : node.getNext();
        }
    }

    /** A page has one first-level heading, the title: a text that uses the level itself has all its headings moved down. */
    static void leaveTopHeadingToThePage(Node document) {
        boolean usesTopLevel = false;
        for (Node node = document; node != null; node = following(node, document)) {
            usesTopLevel |= node instanceof Heading heading && heading.getLevel() == 1;
        }
        if (usesTopLevel) {
            for (Node node = document; node != null; node = following(node, document)) {
                if (node instanceof Heading heading) {
                    heading.setLevel(Math.min(6, heading.getLevel() + 1));
                }
            }
        }
    }

    /**
     * The plain text of the first paragraphs, cut between words; of those within lists and quotes only if there is no other, and
     * of raw HTML if there is nothing else.
     */
    static String excerpt(Node document) {
        String excerpt = excerpt(document, true);
        if (excerpt.isEmpty()) {
            excerpt = excerpt(document, false);
        }
        return excerpt.isEmpty() ? excerptOfHtml(document) : excerpt;
    }

    /** The text without its markup, a line for each block, as long as search looks at it. */
    static String plain(Node document) {
        StringBuilder plain = new StringBuilder();
        for (Node node = document; node != null && plain.length() < PLAIN_LENGTH; node = following(node, document)) {
            if (node instanceof Text text) {
                plain.append(text.getLiteral());
            } else if (node instanceof Code code) {
                plain.append(code.getLiteral());
            } else if (node instanceof FencedCodeBlock code) {
                plain.append('\n').append(code.getLiteral());
            } else if (node instanceof IndentedCodeBlock code) {
                plain.append('\n').append(code.getLiteral());
            } else if (node instanceof HtmlBlock html) {
                plain.append('\n').append(textOfHtml(html.getLiteral()));
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                plain.append(' ');
            } else if (node instanceof Block) {
                plain.append('\n');
            }
        }
        String lines = plain.toString()
                .replaceAll("[ \\t\\p{Cntrl}&&[^\\n]]+", " ")
                .replaceAll("\\n\\s*", "\n")
                .strip();
        return lines.length() <= PLAIN_LENGTH ? lines : lines.substring(0, PLAIN_LENGTH);
    }

    private static String excerptOfHtml(Node document) {
        StringBuilder excerpt = new StringBuilder();
        for (Node node = document; node != null; node = following(node, document)) {
            if (node instanceof HtmlBlock html && excerpt.length() <= EXCERPT_LENGTH * 2) {
                excerpt.append(' ').append(textOfHtml(html.getLiteral()));
            }
        }
        return cut(excerpt.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
    }

    /** HTML without its tags, and without the text of scripts and styles, which is never shown. */
    private static String textOfHtml(String html) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int end = tag < 0 ? -1 : html.indexOf('>', tag);
            if (end < 0) {
                plain.append(html, at, html.length());
                break;
            }
            plain.append(html, at, tag).append(' ');
            at = end + 1;
            for (String hidden : List.of("script", "style")) {
                if (html.regionMatches(true, tag + 1, hidden, 0, hidden.length())) {
                    int closing = html.toLowerCase(Locale.ROOT).indexOf("</" + hidden, at);
                    at = closing < 0 ? html.length() : closing;
                }
            }
        }
        return Escaping.unescapeString(plain.toString());
    }

    private static String excerpt(Node document, boolean top) {
        StringBuilder excerpt = new StringBuilder();
        for (Node node = document; node != null; node = following(node, document)) {
            if (node instanceof Paragraph && (!top || node.getParent() == document)) {
                excerpt.append(' ').append(text(node));
            }
            if (excerpt.length() > EXCERPT_LENGTH * 2) {
                break;
            }
        }
        return cut(excerpt.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
    }

    private static String cut(String text) {
        if (text.length() <= EXCERPT_LENGTH) {
            return text;
        }
        // One place is kept for the ellipsis; a text without spaces is cut between characters, never inside one.
        int end = text.lastIndexOf(' ', EXCERPT_LENGTH - 1);
        if (end < EXCERPT_LENGTH / 2) {
            end = Character.isHighSurrogate(text.charAt(EXCERPT_LENGTH - 2)) ? EXCERPT_LENGTH - 2 : EXCERPT_LENGTH - 1;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** Words of everything but code blocks. */
    static int wordCount(Node document) {
        int words = 0;
        for (Node node = document; node != null; node = following(node, document)) {
            if (node instanceof Text text) {
                words += words(text.getLiteral());
            } else if (node instanceof Code code) {
                words += words(code.getLiteral());
            } else if (node instanceof HtmlBlock html) {
                words += words(textOfHtml(html.getLiteral()));
            }
        }
        return words;
    }

    private static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isWhitespace(character)) {
                inside = false;
            } else if (!inside && (Character.isLetterOrDigit(character) || Character.isSurrogate(character))) {
                inside = true;
                words++;
            }
        }
        return words;
    }

    /** The plain text inside a node. */
    static String text(Node root) {
        StringBuilder plain = new StringBuilder();
        for (Node node = root; node != null; node = following(node, root)) {
            if (node instanceof Text text) {
                plain.append(text.getLiteral());
            } else if (node instanceof Code code) {
                plain.append(code.getLiteral());
            } else if (node instanceof FencedCodeBlock code) {
                plain.append(code.getLiteral());
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                plain.append(' ');
            }
        }
        return plain.toString();
    }

    /** The next node in reading order inside a root, null after the last. */
    static Node following(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node climbing = node;
        while (climbing != root) {
            if (climbing.getNext() != null) {
                return climbing.getNext();
            }
            climbing = climbing.getParent();
        }
        return null;
    }
}
