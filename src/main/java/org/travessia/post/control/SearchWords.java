package org.travessia.post.control;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed to search for: what is wanted and what is not, apart. A text is found if it has the one in any of the blog's
 * languages and the other in none of them; asked together, "java -classes" would find a text with "classes" in the language in which
 * "classes" is no form of "class".
 *
 * @param wanted words and "phrases", "or" between them; may be empty
 * @param unwanted phrases, "or" between them; may be empty
 */
record SearchWords(String wanted, String unwanted) {

    /** A phrase, which may lack its end, or what stands between blanks; with a hyphen before it, it is not wanted. */
    private static final Pattern PIECE = Pattern.compile("(-?)(?:\"([^\"]*)(?:\"|$)|([^\\s\"]+))");

    /** The text as it was typed. */
    static SearchWords of(String typed) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        Matcher pieces = PIECE.matcher(typed);
        while (pieces.find()) {
            boolean phrase = pieces.group(2) != null;
            String words = phrase ? pieces.group(2) : pieces.group(3);
            if (words.equals("-")) {
                continue;
            }
            if (!pieces.group(1).isEmpty()) {
                unwanted.add(quoted(words));
            } else {
                wanted.add(phrase ? quoted(words) : words);
            }
        }
        return new SearchWords(String.join(" ", wanted), String.join(" or ", unwanted));
    }

    private static String quoted(String words) {
        return '"' + words + '"';
    }
}
