package org.travessia.post.control;

import java.time.Instant;

/** Where a published post is, and when it last changed, as a sitemap says it. */
public record PostAddress(String slug, Instant updatedAt) {}
