package org.travessia.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import org.travessia.platform.Sha256;

/**
 * Says how long an answer of the API may be kept: by whoever asked, who asks again whether it is still so. An answer without a version of its
 * own, such as a list, gets a tag made of what it says.
 */
@Provider
@Dependent
@Priority(ApiAnswers.LAST)
public class ApiAnswers implements ContainerResponseFilter {

    /** Response filters run from the highest priority to the lowest. */
    static final int LAST = PageFilter.LAST + 1;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!ApiPath.is(request.getUriInfo().getRequestUri().getRawPath())) {
            return;
        }
        var headers = response.getHeaders();
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION + ", " + HttpHeaders.ACCEPT_LANGUAGE);
        boolean read = request.getMethod().equals("GET") && response.getStatus() == 200;
        if (read && response.getEntity() instanceof JsonObject json && response.getEntityTag() == null) {
            byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
            String tag = '"' + Sha256.hex(body).substring(0, 32) + '"';
            // Weak: nobody changes a list from the version that they read.
            headers.putSingle(HttpHeaders.ETAG, "W/" + tag);
            if (PageFilter.known(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                response.setStatus(304);
                response.setEntity(null);
            } else {
                response.setEntity(body, null, MediaType.APPLICATION_JSON_TYPE);
            }
        }
    }
}
