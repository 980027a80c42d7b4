package org.travessia.settings.entity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks through an administrator's style sheet for what it must not do: load anything from elsewhere, or be cut off in the middle of
 * something, so that whatever comes after it would be read wrongly. It is served as a file of its own, so that no markup can be
 * broken out of.
 *
 * <p>It reads tokens as browsers do (CSS Syntax Module Level 3): comments and escapes hide nothing, and what is new in CSS passes.
 * Parsers of whole style sheets for Java are years behind and would refuse it.
 */
public final class CustomCss {

    /** The longest style sheet, in characters. */
    public static final int MAX_LENGTH = 20_000;

    /** What a style sheet may load: pictures and fonts among the blog's own media. */
    private static final Pattern LOADABLE =
            Pattern.compile("/media/(?!.*(?:\\.\\.|%2[eE]))[A-Za-z0-9._~%/-]{1,300}|#[A-Za-z0-9_-]{1,100}");

    /** Functions whose strings are addresses. */
    private static final Set<String> LOADING = Set.of(
            "url", "src", "image", "image-set", "-webkit-image-set", "url-prefix", "cross-fade", "-webkit-cross-fade");

    /** Functions that could bring an address from somewhere else into one of those. */
    private static final Set<String> SUBSTITUTING = Set.of("var", "env", "attr", "if", "inherit");

    private static final Set<String> FORBIDDEN_RULES = Set.of("import", "charset", "namespace");

    private final String css;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private int line = 1;

    private CustomCss(String css) {
        this.css = css;
    }

    /**
     * What is wrong with a style sheet.
     *
     * @param css with LF at the ends of lines
     * @return the first problem, empty if there is none
     */
    public static Optional<Problem> problemOf(String css) {
        return new CustomCss(css).first();
    }

    /**
     * A problem of a style sheet.
     *
     * @param kind {@code rule}, {@code address}, {@code string}, {@code comment}, {@code bracket} or {@code control}: the end of the text's key
     * @param line counted from 1
     * @param what the words that are not allowed, may be empty
     */
    public record Problem(String kind, int line, String what) {}

    /** A bracket or function that is not closed yet; a bracket has no name. */
    private record Open(char closing, String function, int line) {}

    private Optional<Problem> first() {
        Optional<Problem> control = control();
        if (control.isPresent()) {
            return control;
        }
        while (at < css.length()) {
            Optional<Problem> problem = token();
            if (problem.isPresent()) {
                return problem;
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "bracket",
                        open.peek().line(),
                        String.valueOf(open.peek().closing())));
    }

    /** Not in strings and comments either: a browser takes a form feed for the end of a line, and a string ends there. */
    private Optional<Problem> control() {
        int number = 1;
        for (char c : css.toCharArray()) {
            if (c == '\n') {
                number++;
            } else if (Character.isISOControl(c) && c != '\t') {
                return Optional.of(new Problem("control", number, ""));
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> token() {
        char c = css.charAt(at);
        if (c == '\n') {
            line++;
            at++;
            return Optional.empty();
        }
        if (css.startsWith("/*", at)) {
            return comment();
        }
        if (c == '"' || c == '\'') {
            return string(c);
        }
        if (c == '@' && nameStarts(at + 1)) {
            at++;
            String rule = name().toLowerCase(Locale.ROOT);
            return FORBIDDEN_RULES.contains(rule) ? problem("rule", "@" + rule) : Optional.empty();
        }
        if (c == '#' || Character.isDigit(c)) {
            at++;
            if (at < css.length() && namePart(at)) {
                name();
            }
            return Optional.empty();
        }
        if (nameStarts(at)) {
            return word();
        }
        at++;
        return switch (c) {
            case '(' -> opened(')', "");
            case '[' -> opened(']', "");
            case '{' -> opened('}', "");
            case ')', ']', '}' -> closed(c);
            case '\\' -> problem("string", "\\");
            default -> Optional.empty();
        };
    }

    /** A name, or a function with its bracket; an address without quotation marks is one token with its function. */
    private Optional<Problem> word() {
        String name = name().toLowerCase(Locale.ROOT);
        if (at >= css.length() || css.charAt(at) != '(') {
            return Optional.empty();
        }
        at++;
        if ((SUBSTITUTING.contains(name) || name.startsWith("--")) && loading()) {
            return problem("address", name + "()");
        }
        opened(')', name);
        if (!name.equals("url")) {
            return Optional.empty();
        }
        int start = at;
        while (start < css.length() && Character.isWhitespace(css.charAt(start))) {
            start++;
        }
        boolean quoted = start < css.length() && (css.charAt(start) == '"' || css.charAt(start) == '\'');
        return quoted ? Optional.empty() : bareAddress();
    }

    private Optional<Problem> bareAddress() {
        StringBuilder address = new StringBuilder();
        while (at < css.length() && css.charAt(at) != ')') {
            line += css.charAt(at) == '\n' ? 1 : 0;
            address.append(css.charAt(at) == '\\' ? escape() : String.valueOf(css.charAt(at++)));
        }
        // Only what CSS calls space: what was written as an escape belongs to the address.
        String wanted = address.toString().replaceAll("^[ \\t\\n]+|[ \\t\\n]+$", "");
        return LOADABLE.matcher(wanted).matches() ? Optional.empty() : problem("address", shortened(wanted));
    }

    private Optional<Problem> comment() {
        int end = css.indexOf("*/", at + 2);
        if (end < 0) {
            return problem("comment", "/*");
        }
        line += (int) css.substring(at, end).chars().filter(c -> c == '\n').count();
        at = end + 2;
        return Optional.empty();
    }

    private Optional<Problem> string(char quote) {
        int began = line;
        StringBuilder text = new StringBuilder();
        at++;
        while (at < css.length() && css.charAt(at) != quote) {
            char c = css.charAt(at);
            if (c == '\n') {
                return Optional.of(new Problem("string", began, shortened(text.toString())));
            }
            text.append(c == '\\' ? escape() : String.valueOf(css.charAt(at++)));
        }
        if (at >= css.length()) {
            return Optional.of(new Problem("string", began, shortened(text.toString())));
        }
        at++;
        return loading() && !LOADABLE.matcher(text).matches()
                ? Optional.of(new Problem("address", began, shortened(text.toString())))
                : Optional.empty();
    }

    private Optional<Problem> opened(char closing, String function) {
        open.push(new Open(closing, function, line));
        return Optional.empty();
    }

    private Optional<Problem> closed(char bracket) {
        if (open.isEmpty() || open.peek().closing() != bracket) {
            return problem("bracket", String.valueOf(bracket));
        }
        open.pop();
        return Optional.empty();
    }

    private boolean loading() {
        return open.stream().anyMatch(each -> LOADING.contains(each.function()));
    }

    private boolean nameStarts(int from) {
        if (from >= css.length()) {
            return false;
        }
        char c = css.charAt(from);
        if (c == '-') {
            return from + 1 < css.length() && (css.charAt(from + 1) == '-' || nameStarts(from + 1));
        }
        return namePart(from) && !Character.isDigit(c);
    }

    private boolean namePart(int from) {
        char c = css.charAt(from);
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c >= 0x80 || escapes(from);
    }

    private boolean escapes(int from) {
        return css.charAt(from) == '\\' && from + 1 < css.length() && css.charAt(from + 1) != '\n';
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while (at < css.length() && namePart(at)) {
            name.append(css.charAt(at) == '\\' ? escape() : String.valueOf(css.charAt(at++)));
        }
        return name.toString();
    }

    /** Reads an escape: up to six hexadecimal digits and one space, or any other character for itself. */
    private String escape() {
        at++;
        int start = at;
        while (at < css.length() && at - start < 6 && Character.digit(css.charAt(at), 16) >= 0) {
            at++;
        }
        if (at > start) {
            int point = Integer.parseInt(css.substring(start, at), 16);
            if (at < css.length() && Character.isWhitespace(css.charAt(at))) {
                line += css.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
            return Character.isValidCodePoint(point) && point != 0 ? Character.toString(point) : "\ufffd";
        }
        if (at >= css.length()) {
            return "";
        }
        char c = css.charAt(at++);
        line += c == '\n' ? 1 : 0;
        return c == '\n' ? "" : String.valueOf(c);
    }

    private Optional<Problem> problem(String kind, String what) {
        return Optional.of(new Problem(kind, line, what));
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("\\s+", " ");
        return plain.length() <= 80 ? plain : plain.substring(0, 79) + "…";
    }
}
