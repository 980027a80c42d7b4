package org.travessia.transfer.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.transfer.control.ExportBlog;
import org.travessia.web.Layouts;

/** The whole blog as one file: what {@code blog export} writes. A form's answer, so that no link and no robot makes one. */
@Path("/admin/export")
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
public class ExportPages {

    private static final ZipDownload DOWNLOAD = new ZipDownload();

    @Inject
    ExportBlog export;

    @Inject
    AuditTrail audit;

    @Inject
    Layouts layouts;

    @Inject
    Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response download() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), layouts.layout().zone());
        // Before anything is handed out, and apart: what is exported is read in a transaction that writes nothing.
        audit.record(Deed.of(DeedKind.BLOG_EXPORTED));
        return DOWNLOAD.answer("blog-" + today + ".zip", export::send);
    }
}
