package org.travessia.web;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.travessia.api.PreconditionRequired;
import org.travessia.platform.Forbidden;
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
 */
record Failure(int status, List<FieldError> errors, Optional<String> allowed) {

    /** Statuses with words of their own, {@code error.404.title} and {@code error.404.advice}; others share them. */
    static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 409, 413, 422, 428, 429, 500, 503);

    static Failure of(Throwable thrown) {
        if (thrown instanceof WebApplicationException told && !has(thrown, Failure::tooLarge)) {
            return new Failure(told.getResponse().getStatus(), List.of(), allowed(told));
        }
        if (thrown instanceof Invalid invalid) {
            return new Failure(422, invalid.errors(), Optional.empty());
        }
        return new Failure(status(thrown), List.of(), Optional.empty());
    }

    private static int status(Throwable thrown) {
        if (thrown instanceof NotFound) {
            return 404;
        }
        if (thrown instanceof Forbidden) {
            return 403;
        }
        if (thrown instanceof PreconditionRequired) {
            return 428;
        }
        if (has(thrown, Failure::stale)) {
            return 409;
        }
        if (has(thrown, Failure::tooLarge)) {
            return 413;
        }
        return has(thrown, Failure::databaseAway) ? 503 : 500;
    }

    /** Whether this is a fault of the blog, or of what it stands on, and so belongs in the log. */
    boolean ours() {
        return status >= 500;
    }

    /** The key of a text about this failure: {@code title} or {@code advice}. */
    String key(String part) {
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

    /** The server's own exception for a body over its limit, which is no class of any API. */
    private static boolean tooLarge(Throwable cause) {
        return cause.getClass().getSimpleName().equals("RequestTooBigException");
    }

    /** No connection to be had, or the one we had is gone (SQL states 08, 53, 57P), or the pool waited in vain. */
    private static boolean databaseAway(Throwable cause) {
        if (cause.getClass().getName().startsWith("jakarta.resource.")) {
            return true;
        }
        if (!(cause instanceof SQLException sql) || sql.getSQLState() == null) {
            return false;
        }
        String state = sql.getSQLState();
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    private static boolean has(Throwable thrown, Predicate<Throwable> kind) {
        // A cause may be its own cause's cause.
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(kind);
    }
}
