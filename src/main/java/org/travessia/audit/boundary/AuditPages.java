package org.travessia.audit.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.travessia.audit.control.AuditFilter;
import org.travessia.audit.control.ReadAudit;
import org.travessia.platform.RowId;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where administrators read who did what. Nothing can be changed here. */
@Path(AuditListPage.PATH)
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class AuditPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ReadAudit audit;

    @Inject
    Layouts layouts;

    @GET
    public JteModel list(
            @QueryParam("person") @DefaultValue("") String person,
            @QueryParam("deed") @DefaultValue("") String deed,
            @QueryParam("before") Optional<String> before,
            @QueryParam("after") Optional<String> after) {
        String username = person.strip();
        AuditFilter filter = new AuditFilter(
                Optional.of(username).filter(name -> !name.isEmpty()),
                Optional.of(deed).filter(chosen -> !chosen.isEmpty()));
        return TEMPLATES.adminAudit(
                layouts.layout(),
                new AuditListPage(
                        audit.page(
                                filter,
                                before.map(text -> RowId.parse("before", text)),
                                after.map(text -> RowId.parse("after", text))),
                        username,
                        deed));
    }
}
