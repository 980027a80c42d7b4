package org.travessia.mail.control;

import java.util.Locale;

/**
 * A mail that somebody is to get.
 *
 * @param recipient an e-mail address without a name
 * @param language that the texts are in
 * @param topic what it tells of, such as {@code comment-waiting}: one name for all mail of a kind
 * @param subject line breaks in it become blanks, and what is too long is cut
 * @param text plain, its lines parted by {@code \n}
 */
public record NewMail(String recipient, Locale language, String topic, String subject, String text) {

    /**
     * A text of paragraphs that ends in who sends it. The two hyphens with a blank are how mail programs know where a text ends (RFC 3676,
     * 4.3).
     *
     * @param siteTitle the site, below the hyphens
     * @param why below it: why the recipient gets this, and how not to; empty for nothing
     */
    public static String text(String siteTitle, String why, String... paragraphs) {
        return String.join("\n\n", paragraphs) + "\n\n-- \n" + siteTitle + (why.isEmpty() ? "" : "\n" + why);
    }
}
