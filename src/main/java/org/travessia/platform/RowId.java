package org.travessia.platform;

/** The id of a row where an address names a place in a list by it. */
public final class RowId {

    private RowId() {}

    /**
     * Reads one.
     *
     * @param parameter of the address
     * @throws Invalid with the parameter as its field if it is none
     */
    public static long parse(String parameter, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new Invalid(parameter, "post.cursor.invalid");
        }
        return Long.parseLong(text);
    }
}
