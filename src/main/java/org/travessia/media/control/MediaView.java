package org.travessia.media.control;

import java.util.List;

/**
 * A file of the library with all that its page shows.
 *
 * @param caption a line under the image
 * @param version what a change of it must begin from
 * @param uses posts that name it, the last changed first, at most {@value #MOST_USES}
 * @param moreUses whether there are more
 * @param replaceable whether the person who asks may replace and delete it
 */
public record MediaView(
        MediaRow row, String caption, int version, List<Use> uses, boolean moreUses, boolean replaceable) {

    /** How many posts are named. */
    public static final int MOST_USES = 50;

    /** A post that names the file and that the person who asks may see. */
    public record Use(long postId, String title, String slug, boolean published) {}

    /** What stands in a text to show the image there, or to link to the file. */
    public String markdown() {
        return markdown(row);
    }

    static String markdown(MediaRow row) {
        String text = (row.alt().isEmpty() && !row.format().isImage()
                        ? row.name().value()
                        : row.alt())
                .replaceAll("([\\\\\\[\\]])", "\\\\$1");
        return (row.format().isImage() ? "!" : "") + "[" + text + "](" + row.url() + ")";
    }
}
