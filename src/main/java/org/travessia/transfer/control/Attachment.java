package org.travessia.transfer.control;

/**
 * A file that was uploaded to another program.
 *
 * @param url where it is there
 * @param parent the entry it was uploaded for; 0 for none
 */
record Attachment(long id, String url, String title, String alt, String caption, long parent) {

    /** Whether a browser shows it as an image. */
    boolean image() {
        return url.matches("(?i).*\\.(?:png|jpe?g|gif|webp)(?:\\?.*)?");
    }
}
