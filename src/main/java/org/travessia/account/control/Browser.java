package org.travessia.account.control;

import java.util.regex.Pattern;

/**
 * What a request tells about the browser it comes from, for the list of sessions.
 *
 * @param address the client's address, as the trusted proxies tell it
 * @param userAgent what the browser calls itself, shortened and on one line
 */
public record Browser(String address, String userAgent) {

    private static final int LONGEST = 300;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public Browser {
        address = clean(address);
        userAgent = clean(userAgent);
    }

    private static String clean(String text) {
        String line = text == null ? "" : CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
