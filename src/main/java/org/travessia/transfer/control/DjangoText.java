package org.travessia.transfer.control;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.travessia.post.control.PostRules;

/** Makes of what a Django blog keeps as a text what this blog does: Markdown, which may contain HTML. */
final class DjangoText {

    /** What the texts of a blog are. */
    enum Content {
        /** Each for itself: HTML if it has tags of blocks, else Markdown. */
        AUTO,
        /** Markdown, HTML within it included, to the character. */
        MARKDOWN,
        /** HTML, as a rich-text editor makes it for the template filter {@code safe}. */
        HTML,
        /** Plain text for the filter {@code linebreaks}: nothing in it is markup, a line's end is one. */
        TEXT
    }

    private static final Pattern BLOCKS = Pattern.compile(
            "<(?:p|div|h[1-6]|ul|ol|table|blockquote|pre|section|article|figure|br|hr|center|iframe)(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGINS_WITH_BLOCK = Pattern.compile(
            "<(?:p|div|h[1-6]|ul|ol|dl|table|blockquote|section|article|figure|hr|center|details)(?:\\s|/?>)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKDOWN =
            Pattern.compile("^ {0,3}(?:```|~~~|#{1,6} |[-*+] |\\d{1,3}[.] |> )|\\*\\*\\S|\\]\\(", Pattern.MULTILINE);
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`\\n]{1,200}`");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f&&[^\\n\\r\\t]]");
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>&~|]");
    private static final Pattern LINE_MARKUP = Pattern.compile("^([-+=#]|\\d{1,9}(?=[.)]))");

    private static final Pattern UNSHOWABLE =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]+");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final int MAX_SHOWN = 80;
    private static final int MAX_NAMES = 50;

    private DjangoText() {}

    /** Without the control characters that neither a post nor PostgreSQL keeps. */
    static String withoutControls(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }

    /** A title in one line, cut with an ellipsis if it is too long for this blog. */
    static String title(String text) {
        String line =
                CONTROLS.matcher(text.replaceAll("\\s+", " ")).replaceAll("").strip();
        return line.codePointCount(0, line.length()) <= PostRules.MAX_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, PostRules.MAX_TITLE - 1))
                                .strip() + "…";
    }

    /** As it may be shown on a terminal, which would obey control characters. */
    static String plain(String text) {
        String line = UNSHOWABLE.matcher(text).replaceAll(" ").strip();
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN - 1) + "…";
    }

    /** Names as they may be shown. */
    static String list(List<String> names) {
        return names.stream().limit(MAX_NAMES).map(DjangoText::plain).collect(Collectors.joining(", "));
    }

    /** A row's key in one spelling: SQLite keeps a UUID without hyphens, PostgreSQL shows it with them. */
    static String key(String written) {
        return UUID.matcher(written).matches()
                ? written.replace("-", "").toLowerCase(Locale.ROOT)
                : UNSHOWABLE.matcher(written).replaceAll(" ").strip();
    }

    /** The text for a post. */
    static String markdown(String text, Content content) {
        return switch (content) {
            case MARKDOWN -> text;
            case HTML -> html(text);
            case TEXT -> linebreaks(text);
            case AUTO -> looksLikeHtml(text) ? html(text) : text;
        };
    }

    /** Tags of blocks make HTML of a text; unless it has Markdown's marks as well, since Markdown may contain such tags. */
    private static boolean looksLikeHtml(String text) {
        return !MARKDOWN.matcher(text).find()
                && BLOCKS.matcher(CODE_SPAN.matcher(text).replaceAll("")).find();
    }

    /**
     * HTML that stays HTML: Markdown ends a block of it at an empty line, and would take an indented line behind that for code.
     * Outside {@code pre} empty lines and indentation mean nothing and go; inside, an empty line is written as an entity.
     */
    private static String html(String text) {
        StringBuilder html = new StringBuilder();
        boolean preformatted = false;
        boolean empty = false;
        for (String line : text.split("\\R", -1)) {
            boolean begins = preformatted;
            preformatted = preformattedAfter(line, preformatted);
            if (!begins) {
                String stripped = preformatted ? line.stripLeading() : line.strip();
                if (!stripped.isEmpty()) {
                    html.append(html.isEmpty() ? "" : "\n").append(stripped);
                }
            } else if (line.isBlank()) {
                html.append(empty ? "&#10;" : "\n&#10;");
                empty = true;
                continue;
            } else {
                html.append(empty ? "" : "\n").append(line);
            }
            empty = false;
        }
        return BEGINS_WITH_BLOCK.matcher(html).lookingAt() ? html.toString() : "<div>\n" + html + "\n</div>";
    }

    private static boolean preformattedAfter(String line, boolean before) {
        String lower = line.toLowerCase(Locale.ROOT);
        int opens = lower.lastIndexOf("<pre");
        int closes = lower.lastIndexOf("</pre");
        return opens < 0 && closes < 0 ? before : opens > closes;
    }

    private static String linebreaks(String text) {
        StringBuilder markdown = new StringBuilder();
        String before = "";
        for (String line : text.strip().split("\\R", -1)) {
            String stripped = line.strip();
            if (!markdown.isEmpty()) {
                markdown.append(stripped.isEmpty() || before.isEmpty() ? "\n" : "\\\n");
            }
            String escaped =
                    MARKUP.matcher(stripped).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
            markdown.append(LINE_MARKUP.matcher(escaped).replaceAll(DjangoText::escapedAtStart));
            before = stripped;
        }
        return markdown.toString();
    }

    /** "1." at the beginning of a line would begin a list; the escape belongs before the stop, a backslash before a digit is one. */
    private static String escapedAtStart(java.util.regex.MatchResult found) {
        String start = found.group();
        return Matcher.quoteReplacement(Character.isDigit(start.charAt(0)) ? start + "\\" : "\\" + start);
    }
}
