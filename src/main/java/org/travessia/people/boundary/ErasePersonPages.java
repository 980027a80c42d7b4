package org.travessia.people.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.travessia.account.boundary.Redirect;
import org.travessia.account.boundary.Requests;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.SignIn;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.people.control.ErasePerson;
import org.travessia.people.control.ListPeople;
import org.travessia.people.control.PersonRow;
import org.travessia.platform.Invalid;
import org.travessia.platform.ReadOnly;
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
    SignIn signIn;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @Context
    HttpServletRequest request;

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
        try {
            signIn.prove(person.required(), current, Requests.browser(request));
            erase.other(id, form.wish(typed), person.required());
            return Redirect.to("/admin/people?done=erased").build();
        } catch (Invalid invalid) {
            return page(422, id, form.wrong(invalid.errors())).build();
        } catch (TooManyAttempts tooMany) {
            return page(
                            429,
                            id,
                            form.wrong(new Invalid("current", "account.signIn.tooMany", tooMany.minutes()).errors()))
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        } catch (ReadOnly closed) {
            return page(503, id, form.notTaken())
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response.ResponseBuilder page(int status, long id, EraseForm form) {
        PersonRow row = people.one(id);
        return Response.status(status).entity(TEMPLATES.adminPersonErase(layouts.layout(), row, erase.posts(id), form));
    }
}
