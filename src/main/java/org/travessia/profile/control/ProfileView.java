package org.travessia.profile.control;

import java.util.Optional;

/**
 * What readers are told of somebody, as a form shows and sends it: texts, so that what was typed wrongly can be shown again.
 *
 * @param username the last part of the address of the person's page; not to be changed here
 * @param bio may be empty
 * @param website an address; empty for none
 * @param commentMail whether to be told of comments by mail; readers are not told of this
 * @param avatar the address of a picture; empty for none
 * @param version the version that the change began from
 */
public record ProfileView(
        String username,
        String displayName,
        String bio,
        String website,
        boolean commentMail,
        Optional<String> avatar,
        int version) {

    /** With what was typed in the place of what is there. */
    public ProfileView typed(String otherName, String otherBio, String otherWebsite, boolean otherCommentMail) {
        return new ProfileView(username, otherName, otherBio, otherWebsite, otherCommentMail, avatar, version);
    }
}
