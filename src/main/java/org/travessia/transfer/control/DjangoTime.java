package org.travessia.transfer.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as Django's databases have them. SQLite keeps text without a zone: UTC where the project has {@code USE_TZ}, else the time
 * of its {@code TIME_ZONE}; so does PostgreSQL's {@code timestamp}, while its {@code timestamptz} says the offset.
 */
final class DjangoTime {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T](\\d{2}:\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?"
                    + "\\s*(Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

    private DjangoTime() {}

    /**
     * Reads a time.
     *
     * @param zone of times that do not say theirs
     * @return empty if it is none
     */
    static Optional<Instant> parse(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String time = form.group(2) == null ? "00:00" : form.group(2);
        String seconds = form.group(3) == null ? "00" : form.group(3);
        String fraction = form.group(4) == null ? "" : form.group(4);
        String local = form.group(1) + "T" + time + ":" + seconds + fraction;
        try {
            Instant instant = form.group(5) == null
                    ? LocalDateTime.parse(local).atZone(zone).toInstant()
                    : OffsetDateTime.parse(local + offset(form.group(5))).toInstant();
            return Optional.of(instant);
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static String offset(String written) {
        if (written.equals("Z") || written.contains(":")) {
            return written;
        }
        return written.length() == 3 ? written + ":00" : written.substring(0, 3) + ":" + written.substring(3);
    }
}
