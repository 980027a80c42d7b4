package org.travessia.post.boundary;

import java.util.ArrayList;
import java.util.List;
import org.travessia.post.control.PostSource;

/**
 * A form that was sent after somebody else had saved the post.
 *
 * @param theirs the post as they have saved it
 * @param theirForm its form
 * @param kept the fields that only they changed: the form now says what they say
 * @param both the fields that both changed, or of which is not known who did: the writer chooses
 */
public record PostConflict(PostSource theirs, PostForm theirForm, List<PostField> kept, List<PostField> both) {

    /** Brings the two together as far as that can be done without asking; the next press of a button begins from their version. */
    static PostConflict between(PostForm mine, PostSource theirs, PostForm theirForm) {
        List<PostField> kept = new ArrayList<>();
        List<PostField> both = new ArrayList<>();
        for (PostField field : PostField.values()) {
            boolean onlyMine = field.untouched(theirForm, mine.base);
            if (!onlyMine && !field.value(mine).equals(field.value(theirForm))) {
                boolean onlyTheirs = field.untouched(mine, mine.base) || field == PostField.SLUG && mine.slug.isBlank();
                (onlyTheirs ? kept : both).add(field);
            }
        }
        kept.forEach(field -> field.take(mine, theirForm));
        mine.version = theirForm.version;
        mine.base = theirForm.base;
        return new PostConflict(theirs, theirForm, List.copyOf(kept), List.copyOf(both));
    }
}
