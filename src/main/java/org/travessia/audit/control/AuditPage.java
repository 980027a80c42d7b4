package org.travessia.audit.control;

import java.util.List;
import java.util.Optional;

/**
 * A page of the log, the newest entry first.
 *
 * @param newer the number after which the page of newer ones begins; empty if this is the newest
 * @param older the number before which the page of older ones begins
 */
public record AuditPage(List<AuditRow> rows, Optional<Long> newer, Optional<Long> older) {}
