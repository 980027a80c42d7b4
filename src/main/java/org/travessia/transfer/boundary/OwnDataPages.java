package org.travessia.transfer.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.travessia.account.control.Actor;
import org.travessia.account.control.CurrentPerson;
import org.travessia.audit.control.AuditTrail;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.DeedKind;
import org.travessia.transfer.control.ExportPerson;
import org.travessia.web.Layouts;

/** What the blog has of oneself, as one file. Nobody can name somebody else here. */
@Path("/account/export")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
public class OwnDataPages {

    private static final ZipDownload DOWNLOAD = new ZipDownload();

    @Inject
    ExportPerson export;

    @Inject
    CurrentPerson person;

    @Inject
    AuditTrail audit;

    @Inject
    Layouts layouts;

    @Inject
    Clock clock;

    @GET
    public Response download() {
        Actor self = person.required();
        audit.record(Deed.of(DeedKind.PERSON_EXPORTED));
        return DOWNLOAD.answer(fileName(), out -> export.send(self, out));
    }

    /** Without a body: what is only asked about must not be made, nor wait to be sent. */
    @HEAD
    public Response about() {
        return DOWNLOAD.headers(fileName()).build();
    }

    private String fileName() {
        return "account-"
                + LocalDate.ofInstant(clock.instant(), layouts.layout().zone()) + ".zip";
    }
}
