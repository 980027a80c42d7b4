package org.travessia.post.boundary;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which posts of those that a person may edit a list of the API has. */
@Schema(name = "ListedStatus", description = "Which posts; TRASH has what was thrown away, and no other has that.")
public enum ApiListedStatus {
    ANY,
    DRAFT,
    SCHEDULED,
    PUBLISHED,
    TRASH
}
