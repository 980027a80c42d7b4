package org.travessia.people.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.travessia.account.boundary.PasswordAsked;
import org.travessia.account.boundary.Redirect;
import org.travessia.account.control.CurrentPerson;
import org.travessia.people.control.ErasePerson;
import org.travessia.people.control.ListPeople;
import org.travessia.people.control.PersonRow;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Asks an administrator before somebody is erased, and what becomes of their posts. */
@Path("/admin/people/{id: \\d{1,18}}/erase")
@RolesAllowed("ADMINISTRATOR")
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ErasePersonPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ListPeople people;

    @Inject
    ErasePerson erase;

    @Inject
    PasswordAsked password;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public Response ask(@PathParam("id") long id) {
        return page(200, id, EraseForm.FRESH).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(
            @PathParam("id") long id,
            @FormParam("posts") @DefaultValue("") String posts,
            @FormParam("heir") @DefaultValue("") String heir,
            @FormParam("typed") @DefaultValue("") String typed,
            @FormParam("current") @DefaultValue("") String current) {
        EraseForm form = EraseForm.of(posts, heir);
        return password.then(
                current,
                proof -> {
                    erase.other(id, form.wish(typed), person.required());
                    return Redirect.to("/admin/people?done=erased").build();
                },
                (status, errors, readOnly) -> page(status, id, form.again(errors, readOnly)));
    }

    private Response.ResponseBuilder page(int status, long id, EraseForm form) {
        PersonRow row = people.one(id);
        return Response.status(status).entity(TEMPLATES.adminPersonErase(layouts.layout(), row, erase.posts(id), form));
    }
}
