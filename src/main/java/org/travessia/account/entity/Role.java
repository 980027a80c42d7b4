package org.travessia.account.entity;

/** What a person may do, from most to least. The names are those that {@code @RolesAllowed} takes. */
public enum Role {
    /** Everything, people and settings included. */
    ADMINISTRATOR,
    /** Every post, whoever wrote it. */
    EDITOR,
    /** Own posts, publishing them included. */
    AUTHOR,
    /** Own drafts; somebody else publishes them. */
    CONTRIBUTOR
}
