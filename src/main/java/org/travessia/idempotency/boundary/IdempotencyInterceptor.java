package org.travessia.idempotency.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.travessia.account.control.CurrentPerson;
import org.travessia.idempotency.control.KeptAnswer;
import org.travessia.idempotency.control.KeptAnswers;
import org.travessia.platform.Invalid;
import org.travessia.platform.Sha256;

/** Around a method whose request may carry an {@code Idempotency-Key}: without one the method is called as it is. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";

    /** The draft says a string of structured fields, in quotes; many send it without. */
    private static final Pattern KEY = Pattern.compile("\"?([!#-\\[\\]-~]{1,255})\"?");

    @Inject
    KeptAnswers answers;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        String sent = request.getHeader(HEADER);
        if (sent == null) {
            return call.proceed();
        }
        Matcher key = KEY.matcher(sent.strip());
        if (!key.matches()) {
            throw new Invalid(HEADER, "api.idempotency.form");
        }
        byte[] fingerprint = fingerprint(call);
        return response(answers.once(person.required().id(), key.group(1), fingerprint, () -> kept(proceed(call))));
    }

    /** Of all that makes the request what it is; the body, which is JSON and so bounded already, is put back for the method. */
    private byte[] fingerprint(InvocationContext call) throws IOException {
        MessageDigest digest = Sha256.digest();
        String line = request.getMethod() + ' ' + request.getRequestURI() + '?' + request.getQueryString() + '\n';
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        Object[] parameters = call.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof InputStream body) {
                byte[] bytes = body.readAllBytes();
                digest.update(bytes);
                parameters[i] = new ByteArrayInputStream(bytes);
            }
        }
        call.setParameters(parameters);
        return digest.digest();
    }

    private static Response proceed(InvocationContext call) {
        try {
            return (Response) call.proceed();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (IOException cutShort) {
            throw new UncheckedIOException(cutShort);
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static KeptAnswer kept(Response answer) {
        return new KeptAnswer(
                answer.getStatus(),
                Optional.ofNullable(answer.getLocation()).map(URI::toString),
                Optional.ofNullable(answer.getEntityTag()).map(tag -> tag.getValue()),
                String.valueOf(answer.getEntity()),
                false);
    }

    private static Response response(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body());
        answer.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
        answer.etag().ifPresent(response::tag);
        if (answer.again()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }
}
