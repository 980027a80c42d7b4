package org.travessia.transfer.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.travessia.transfer.control.ExportBlog;
import org.travessia.web.Layouts;

/** The whole blog as one file: what {@code blog export} writes. A form's answer, so that no link and no robot makes one. */
@Path("/admin/export")
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
public class ExportPages {

    private static final Logger LOG = Logger.getLogger(ExportPages.class);

    /** It holds a connection to the database for as long as it is sent. */
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);

    private static final long SECONDS_TO_COME_AGAIN = 60;

    @Inject
    ExportBlog export;

    @Inject
    Layouts layouts;

    @Inject
    Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response download() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), layouts.layout().zone());
        if (!ONE_AT_A_TIME.tryAcquire()) {
            throw new ServiceUnavailableException(SECONDS_TO_COME_AGAIN);
        }
        return Response.ok((StreamingOutput) this::send, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"blog-" + today + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private void send(OutputStream out) throws IOException {
        try {
            export.send(out);
        } catch (RuntimeException failed) {
            // The answer has begun: whoever reads it sees a zip without an end, and only the log can say why.
            LOG.error("The export broke off", failed);
            throw failed;
        } finally {
            ONE_AT_A_TIME.release();
        }
    }
}
