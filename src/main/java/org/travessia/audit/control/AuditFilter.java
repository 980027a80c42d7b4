package org.travessia.audit.control;

import java.util.Optional;

/**
 * Which entries are wanted.
 *
 * @param username of who did it, whatever the case
 * @param deed a code
 */
public record AuditFilter(Optional<String> username, Optional<String> deed) {}
