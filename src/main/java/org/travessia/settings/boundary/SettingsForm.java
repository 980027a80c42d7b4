package org.travessia.settings.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.travessia.settings.control.Settings;
import org.travessia.settings.entity.SiteSettings;
import org.travessia.web.SiteLink;

/** What the form of the settings sends. Only the names that are read here can change anything. */
final class SettingsForm {

    private final MultivaluedMap<String, String> sent;

    SettingsForm(MultivaluedMap<String, String> sent) {
        this.sent = sent;
    }

    /** Which button was pressed; {@code save} unless it is another. */
    String action() {
        return line("action");
    }

    Settings settings() {
        String version = line("version");
        return new Settings(
                line("title"),
                line("tagline"),
                line("description"),
                line("language"),
                line("timeZone"),
                line("accent"),
                line("textFont"),
                line("titleFont"),
                line("readingWidth"),
                line("logo"),
                lines("customCss"),
                links("navigation"),
                links("social"),
                lines("footer").strip(),
                line("postsPerPage"),
                // A form without its version would overwrite other people's work: no version matches -1.
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1);
    }

    /** The rows of a list that hold anything: an empty one is not meant. */
    private List<SiteLink> links(String list) {
        List<SiteLink> links = new ArrayList<>();
        for (int at = 0; at <= SiteSettings.MAX_LINKS + 1; at++) {
            String label = line(list + "-label-" + at);
            String address = line(list + "-address-" + at);
            if (!label.isEmpty() || !address.isEmpty()) {
                links.add(new SiteLink(label, address));
            }
        }
        return links;
    }

    private String line(String name) {
        return lines(name).strip();
    }

    /** Browsers send line ends as CR LF; a text is kept with LF. */
    private String lines(String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n');
    }
}
