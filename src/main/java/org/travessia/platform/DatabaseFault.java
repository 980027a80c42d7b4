package org.travessia.platform;

import java.sql.SQLException;

/** What it says of the database that something failed, however deep the database's own words are wrapped. */
public final class DatabaseFault {

    /** {@code read_only_sql_transaction}: a house that is being moved, a standby, or read only by its settings. */
    private static final String READ_ONLY = "25006";

    private DatabaseFault() {}

    /** Whether it took no write, while reading may well go on. */
    public static boolean readOnly(Throwable thrown) {
        return Causes.include(thrown, cause -> READ_ONLY.equals(state(cause)));
    }

    /** No connection to be had, or the one we had is gone (SQL states 08, 53, 57P), or the pool waited in vain. */
    public static boolean away(Throwable thrown) {
        return Causes.include(
                thrown,
                cause -> cause.getClass().getName().startsWith("jakarta.resource.")
                        || state(cause).startsWith("08")
                        || state(cause).startsWith("53")
                        || state(cause).startsWith("57P"));
    }

    private static String state(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    }
}
