package org.travessia.account.entity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody would call the thing that they sit at, told from what its browser calls itself. A few rules and no library: those
 * bring megabytes of lists, to be renewed for ever, and a person need only know which of their own devices is meant. What a
 * browser claims may be untrue.
 *
 * @param browser its name, a trade mark and so the same in every language; empty if nothing known is named
 * @param system the same of the operating system
 */
public record Device(String browser, String system) {

    /** What stands in the text, in this order: many browsers name those too that they want to be served like. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser", "Samsung Internet",
            "Vivaldi", "Vivaldi",
            "YaBrowser", "Yandex",
            "FxiOS", "Firefox",
            "Firefox", "Firefox",
            "CriOS", "Chrome",
            "Chrome", "Chrome",
            "Safari", "Safari",
            "curl/", "curl",
            "Java-http-client", "Java");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Android", "Android",
            "CrOS", "ChromeOS",
            "Windows", "Windows",
            "Macintosh", "macOS",
            "Linux", "Linux",
            "FreeBSD", "FreeBSD");

    /** What a {@code User-Agent} header tells. */
    public static Device of(String userAgent) {
        return new Device(named(userAgent, BROWSERS), named(userAgent, SYSTEMS));
    }

    private static String named(String text, Map<String, String> names) {
        return names.entrySet().stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
