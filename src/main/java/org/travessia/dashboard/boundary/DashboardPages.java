package org.travessia.dashboard.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.travessia.account.control.CurrentPerson;
import org.travessia.dashboard.control.ShowDashboard;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where the administration begins. Everybody signed in may come; each sees what waits for them. */
@Path("/admin")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class DashboardPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ShowDashboard dashboard;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public JteModel show() {
        return TEMPLATES.adminDashboard(layouts.layout(), dashboard.of(person.required()));
    }
}
