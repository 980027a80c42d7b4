package org.travessia.post.control;

import java.time.YearMonth;

/** How many posts everybody finds in a month of the site's time zone. */
public record MonthCount(YearMonth month, int posts) {}
