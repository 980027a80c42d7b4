package org.travessia.platform;

/** The database takes no writes for a moment, because it is moved or looked after; nothing was changed, and reading goes on. */
public class ReadOnly extends RuntimeException {

    /** After how many seconds it is worth while to try again. */
    public static final int RETRY_AFTER_SECONDS = 5;

    ReadOnly(Throwable refusal) {
        super("the database is read only for a moment", refusal);
    }
}
