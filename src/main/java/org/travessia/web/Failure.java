package org.travessia.web;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.travessia.api.PreconditionRequired;
import org.travessia.platform.Causes;
import org.travessia.platform.DatabaseFault;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Gone;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.NotFound;
import org.travessia.platform.StaleVersion;

/**
 * What an exception means to the person who asked.
 *
 * @param status the HTTP status
 * @param errors the fields that broke a rule
 * @param allowed the methods that this address takes, where another was used
 * @param readOnly whether a write was refused by a database that is there and takes none for a moment
 */
record Failure(int status, List<FieldError> errors, Optional<String> allowed, boolean readOnly) {

    /** Statuses with words of their own, {@code error.404.title} and {@code error.404.advice}; others share them. */
    static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 406, 409, 410, 413, 415, 422, 428, 429, 500, 503);

    static Failure of(Throwable thrown) {
        if (thrown instanceof WebApplicationException told && !Causes.include(thrown, Failure::tooLarge)) {
            return new Failure(told.getResponse().getStatus(), List.of(), allowed(told), false);
        }
        if (thrown instanceof Invalid invalid) {
            return new Failure(422, invalid.errors(), Optional.empty(), false);
        }
        // What was refused outside a use case, too: it has no exception of its own.
        if (DatabaseFault.readOnly(thrown)) {
            return new Failure(503, List.of(), Optional.empty(), true);
        }
        return new Failure(status(thrown), List.of(), Optional.empty(), false);
    }

    /** What was here and is no more. */
    static Failure gone() {
        return new Failure(410, List.of(), Optional.empty(), false);
    }

    private static int status(Throwable thrown) {
        if (thrown instanceof NotFound) {
            return 404;
        }
        if (thrown instanceof Gone) {
            return 410;
        }
        if (thrown instanceof Forbidden) {
            return 403;
        }
        if (thrown instanceof PreconditionRequired) {
            return 428;
        }
        if (Causes.include(thrown, Failure::stale)) {
            return 409;
        }
        if (Causes.include(thrown, Failure::tooLarge)) {
            return 413;
        }
        if (Causes.include(thrown, Failure::unreadable)) {
            return 400;
        }
        return DatabaseFault.away(thrown) ? 503 : 500;
    }

    /** Whether nothing is at this address, so that it may lead elsewhere. */
    boolean nothingThere() {
        return status == 404 || status == 410;
    }

    /** Whether this is a fault of the blog, or of what it stands on, and so belongs in the log. */
    boolean ours() {
        return status >= 500 && !readOnly;
    }

    /** The key of a text about this failure: {@code title} or {@code advice}. */
    String key(String part) {
        if (readOnly) {
            return "error.readOnly." + part;
        }
        int explained = EXPLAINED.contains(status) ? status : status == 412 ? 409 : status < 500 ? 400 : 500;
        return "error." + explained + "." + part;
    }

    private static Optional<String> allowed(WebApplicationException told) {
        return told instanceof NotAllowedException
                ? Optional.ofNullable(told.getResponse().getHeaderString(HttpHeaders.ALLOW))
                : Optional.empty();
    }

    private static boolean stale(Throwable cause) {
        return cause instanceof StaleVersion || cause instanceof OptimisticLockException;
    }

    /** A form with files whose parts cannot be told apart; the server's parser is no class of any API either. */
    private static boolean unreadable(Throwable cause) {
        return cause.getClass().getName().startsWith("org.apache.james.mime4j.");
    }

    /** The server's own exception for a body over its limit, which is no class of any API. */
    private static boolean tooLarge(Throwable cause) {
        return cause.getClass().getSimpleName().equals("RequestTooBigException");
    }
}
