package org.travessia.people.control;

import java.time.Instant;
import org.travessia.account.entity.Role;

/**
 * An invitation as it is shown.
 *
 * @param expired whether it has to be sent again before it can be taken up
 */
public record InvitationView(long id, String email, Role role, Instant expiresAt, boolean expired) {}
