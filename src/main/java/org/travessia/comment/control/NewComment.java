package org.travessia.comment.control;

import java.util.Optional;

/**
 * A comment as it was sent, nothing of it believed yet.
 *
 * @param slug of the post
 * @param parentId the comment answered to
 * @param name ignored for somebody signed in, as the address and the site are
 * @param trap what a field holds that people do not see
 * @param stamp what the form was given when it was served, see {@link FormStamp}
 */
public record NewComment(
        String slug,
        Optional<Long> parentId,
        String name,
        String email,
        String site,
        String text,
        String trap,
        String stamp) {}
