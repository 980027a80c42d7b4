package org.travessia.readership.control;

import java.util.regex.Pattern;

/**
 * Programs that say what they are. Few of them run the script that tells of a view, so that this list is short: those that do, and
 * words that nobody's browser has in its name.
 */
final class Crawlers {

    private static final int MOST = 1000;

    private static final Pattern NAMES = Pattern.compile(
            "(?<!cu)bot\\b|crawl|spider|slurp|scrap|archiver|headless|phantom|puppeteer|playwright|lighthouse|pagespeed|"
                    + "gtmetrix|pingdom|uptime|monitor|preview|facebookexternalhit|embedly|mediapartners|inspectiontool|"
                    + "google-read-aloud|curl/|wget/|python|java[-/]|okhttp|go-http-client|node-fetch|axios|ruby|perl|php/|libwww",
            Pattern.CASE_INSENSITIVE);

    private Crawlers() {}

    /** Whether a User-Agent is a program's; one that says nothing is taken for one. */
    static boolean say(String userAgent) {
        return userAgent == null
                || userAgent.isBlank()
                || NAMES.matcher(userAgent.length() > MOST ? userAgent.substring(0, MOST) : userAgent)
                        .find();
    }
}
