package org.travessia.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a link to itself into every heading that has an id, for people who want to point at it. It comes after {@link MarkdownPolicy}, which
 * so need not let anything of it through. Its sign is the style sheet's: where a text is read without that, in feeds, nothing is to be seen
 * of it. The table of contents leads to the same places by names, so that keyboards and screen readers pass it by.
 */
final class MarkdownAnchors {

    /** As the policy writes it: every heading has its end, and none is in another. */
    private static final Pattern HEADING = Pattern.compile(
            "(<h([1-6])(?: [a-z-]+=\"[^\"]*\")*? id=\"([^\"]+)\"[^>]*+>)(.*?)(</h\\2>)", Pattern.DOTALL);

    private MarkdownAnchors() {}

    /** The sanitised text with its links. */
    static String in(String html) {
        return HEADING.matcher(html)
                .replaceAll(heading -> Matcher.quoteReplacement(heading.group(1) + heading.group(4)
                        + "<a class=\"anchor\" href=\"#" + heading.group(3)
                        + "\" tabindex=\"-1\" aria-hidden=\"true\"></a>"
                        + heading.group(5)));
    }
}
