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
import org.travessia.platform.Invalid;
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
        // PostgreSQL does not even hear a NUL; no name has one.
        String username = person.replace("\0", "").strip();
        String code = deed.replace("\0", "");
        AuditFilter filter = new AuditFilter(
                Optional.of(username).filter(name -> !name.isEmpty()),
                Optional.of(code).filter(chosen -> !chosen.isEmpty()));
        return TEMPLATES.adminAudit(
                layouts.layout(),
                new AuditListPage(
                        audit.page(
                                filter,
                                before.map(text -> number("before", text)),
                                after.map(text -> number("after", text))),
                        username,
                        code));
    }

    private static long number(String parameter, String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new Invalid(parameter, "post.cursor.invalid");
        }
        return Long.parseLong(text);
    }
}
