package org.travessia.account.control;

import java.util.Optional;
import org.travessia.account.entity.Token;

/**
 * What a browser is given that showed the second factor.
 *
 * @param session the secret for the session's cookie
 * @param device the secret by which the device is known again, if it is to be
 */
public record Entered(Token session, Optional<Token> device) {}
