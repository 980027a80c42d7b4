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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.travessia.account.boundary.PasswordAsked;
import org.travessia.account.boundary.Redirect;
import org.travessia.account.boundary.SessionCookie;
import org.travessia.account.control.Actor;
import org.travessia.account.control.CurrentPerson;
import org.travessia.people.control.ErasePerson;
import org.travessia.people.control.ListPeople;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Asks before one's own account is erased. Nobody can name somebody else here. */
@Path("/account/erase")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class EraseOwnPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ListPeople people;

    @Inject
    ErasePerson erase;

    @Inject
    PasswordAsked password;

    @Inject
    SessionCookie cookie;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public Response ask() {
        return page(200, EraseForm.FRESH).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(
            @FormParam("posts") @DefaultValue("") String posts,
            @FormParam("typed") @DefaultValue("") String typed,
            @FormParam("current") @DefaultValue("") String current) {
        EraseForm form = EraseForm.of(posts, "");
        return password.then(
                current,
                proof -> {
                    erase.oneself(person.required(), form.wish(typed));
                    return Redirect.to("/sign-in?done=erased")
                            .cookie(cookie.none())
                            .build();
                },
                (status, errors, readOnly) -> page(status, form.again(errors, readOnly)));
    }

    private Response.ResponseBuilder page(int status, EraseForm form) {
        Actor self = person.required();
        return Response.status(status)
                .entity(TEMPLATES.accountErase(
                        layouts.layout(),
                        people.one(self.id()),
                        erase.posts(self.id()),
                        ErasePerson.mayEraseOwnPosts(self),
                        form));
    }
}
