package org.travessia.web;

import java.time.ZoneId;
import java.util.Locale;

/** The site's own settings, as pages need them. */
public record Site(String title, String tagline, Locale language, ZoneId zone) {}
