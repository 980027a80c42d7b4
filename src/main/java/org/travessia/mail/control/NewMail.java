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
public record NewMail(String recipient, Locale language, String topic, String subject, String text) {}
