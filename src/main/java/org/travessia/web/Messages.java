package org.travessia.web;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of one language, from the bundle {@code i18n/messages}; and its way to write dates. */
public final class Messages {

    /** The languages of the interface; the first is the fallback. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("pt-BR"));

    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(Locale locale) {
        this.locale = locale;
        // The root bundle is English: a missing language must not fall back to the machine's own.
        this.bundle = ResourceBundle.getBundle(
                "i18n.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The texts in a language of {@link #LANGUAGES}. */
    public static Messages in(Locale locale) {
        return new Messages(locale);
    }

    public Locale locale() {
        return locale;
    }

    /**
     * A text with its places {0}, {1}… filled, see {@link MessageFormat}.
     *
     * @throws java.util.MissingResourceException if no bundle has the key
     */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** A day as people of this language write it, such as "22 November 2026". */
    public String date(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    /** A day and time, such as "22 Nov 2026, 10:15". */
    public String dateTime(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }
}
