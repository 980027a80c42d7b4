package org.travessia.web;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of one language, from the bundle {@code i18n/messages}; and its way to write dates. */
public final class Messages {

    /** The languages of the interface; the first is the fallback. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("pt-BR"));

    private static final Map<Locale, Messages> INSTANCES = new ConcurrentHashMap<>();

    private final Locale locale;
    private final ResourceBundle bundle;
    // Parsing patterns costs more than filling them: a page has some fifty texts.
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final DateTimeFormatter dates;
    private final DateTimeFormatter dateTimes;

    private Messages(Locale locale) {
        this.locale = locale;
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.dateTimes = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale);
        // The root bundle is English: a missing language must not fall back to the machine's own.
        this.bundle = ResourceBundle.getBundle(
                "i18n.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The texts in a language of {@link #LANGUAGES}; in English for any other. */
    public static Messages in(Locale locale) {
        return INSTANCES.computeIfAbsent(LANGUAGES.contains(locale) ? locale : LANGUAGES.get(0), Messages::new);
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
        MessageFormat format = formats.computeIfAbsent(key, each -> new MessageFormat(bundle.getString(each), locale));
        // A format is for one thread at a time, and a copy is cheap.
        return ((MessageFormat) format.clone()).format(arguments);
    }

    /** A day as people of this language write it, such as "22 November 2026". */
    public String date(Instant instant, ZoneId zone) {
        return dates.format(instant.atZone(zone));
    }

    /** A month without its year, such as "November". */
    public String monthName(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    /** A day and time, such as "22 Nov 2026, 10:15". */
    public String dateTime(Instant instant, ZoneId zone) {
        return dateTimes.format(instant.atZone(zone));
    }
}
