package org.travessia.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.travessia.api.Problem;
import org.travessia.platform.Causes;
import org.travessia.platform.ReadOnly;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/**
 * Answers for every exception that nothing nearer to its cause has answered: a problem under {@code /api/}, a page elsewhere.
 * Nobody is shown a trace; the log gets one line, and only for what is the blog's fault.
 */
@Provider
@Dependent
public class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);
    private static final Templates TEMPLATES = new StaticTemplates();
    private static final int RETRY_AFTER_SECONDS = 5;

    @Inject
    Visitor visitor;

    @Inject
    Layouts layouts;

    @Inject
    Assets assets;

    @Inject
    Elsewhere elsewhere;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException told && complete(told.getResponse())) {
            return told.getResponse();
        }
        Failure failure = Failure.of(thrown);
        if (failure.nothingThere() && !api()) {
            Optional<Elsewhere.Fate> fate = fate();
            if (fate.flatMap(Elsewhere.Fate::target).isPresent()) {
                return moved(fate.get().target().get());
            }
            failure = fate.isPresent() ? Failure.gone() : failure;
        }
        String requestId =
                Optional.ofNullable(MDC.get("requestId")).map(Object::toString).orElse("");
        // Turned away on purpose while there is no database: the watch has said so once.
        if (failure.ours() && !(thrown instanceof ServiceUnavailableException)) {
            log(failure, thrown);
        }
        Response.ResponseBuilder answer = api() ? problem(failure, requestId) : page(failure, requestId);
        failure.allowed().ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        return answer.build();
    }

    private boolean api() {
        return ApiPath.is(visitor.pathAlone());
    }

    /** Only what would be "not found" or "gone" is looked up: whatever is at an address wins over what was there. */
    private Optional<Elsewhere.Fate> fate() {
        try {
            String[] asked = visitor.path().split("\\?", 2);
            return elsewhere.of(
                    URLDecoder.decode(asked[0].replace("+", "%2B"), StandardCharsets.UTF_8),
                    asked.length > 1 ? asked[1] : "");
        } catch (RuntimeException malformedOrNoDatabase) {
            return Optional.empty();
        }
    }

    private static Response moved(String target) {
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, target)
                // A day: an editor may lead it elsewhere.
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400, s-maxage=1")
                .build();
    }

    /** A redirect, or an answer that says all itself. */
    private static boolean complete(Response response) {
        return response.getStatus() < 400 || response.hasEntity();
    }

    private Response.ResponseBuilder problem(Failure failure, String requestId) {
        Messages messages = Messages.in(visitor.locale());
        Problem problem = new Problem(
                // What was stale is for a page its form, for a program its If-Match.
                failure.status() == 409 ? 412 : failure.status(),
                messages.text(failure.key("title")),
                messages.text(failure.key(failure.readOnly() ? "detail" : "advice")),
                requestId,
                failure.errors().stream()
                        .map(error -> new Problem.Member(
                                error.field(),
                                messages.text(
                                        error.messageKey(), error.arguments().toArray())))
                        .toList());
        Response.ResponseBuilder answer = problem.response();
        return failure.status() == 503
                ? answer.header(
                        HttpHeaders.RETRY_AFTER,
                        failure.readOnly() ? ReadOnly.RETRY_AFTER_SECONDS : RETRY_AFTER_SECONDS)
                : answer;
    }

    private Response.ResponseBuilder page(Failure failure, String requestId) {
        if (failure.status() == 503 && !failure.readOnly()) {
            return unavailable(requestId);
        }
        Layout layout;
        try {
            layout = layouts.layout();
        } catch (RuntimeException noSettings) {
            // Even the frame of the page needs the database; without it there is another reason to be sorry.
            return unavailable(requestId);
        }
        Response.ResponseBuilder answer = Response.status(failure.status())
                .entity(TEMPLATES.errorPage(
                        layout,
                        failure.status(),
                        layout.text(failure.key("title")),
                        layout.text(failure.key("advice")),
                        failure.ours() ? requestId : null,
                        failure.errors()));
        return failure.readOnly() ? answer.header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS) : answer;
    }

    private Response.ResponseBuilder unavailable(String requestId) {
        return Response.status(503)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .entity(TEMPLATES.errorUnavailable(Messages.in(visitor.locale()), assets, visitor.theme(), requestId));
    }

    /** One line with the place in our own code; the whole trace for those who turn on debugging. */
    private void log(Failure failure, Throwable thrown) {
        LOG.errorf("%d for %s: %s", failure.status(), oneLine(visitor.pathAlone()), oneLine(describe(thrown)));
        LOG.debug("The trace", thrown);
    }

    private static String describe(Throwable thrown) {
        Throwable root = Causes.deepest(thrown);
        String what = root == thrown ? thrown.toString() : thrown + ", because of " + root;
        for (Throwable place : new Throwable[] {root, thrown}) {
            for (StackTraceElement frame : place.getStackTrace()) {
                if (frame.getClassName().startsWith("org.travessia.")) {
                    return what + " at " + frame;
                }
            }
        }
        return what;
    }

    /** What a visitor sent may be in there: it must not begin a line of its own. */
    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 1000 ? line.substring(0, 1000) + "…" : line;
    }
}
