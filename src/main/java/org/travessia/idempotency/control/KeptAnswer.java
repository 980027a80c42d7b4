package org.travessia.idempotency.control;

import java.util.Optional;

/**
 * An answer as it is kept.
 *
 * @param location the header, if there was one
 * @param etag the entity tag's value, if there was one
 * @param body its JSON
 * @param again whether it is given for another time
 */
public record KeptAnswer(int status, Optional<String> location, Optional<String> etag, String body, boolean again) {}
