package org.travessia.profile.boundary;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.travessia.account.control.Actor;
import org.travessia.account.control.CurrentPerson;
import org.travessia.media.boundary.UploadedFiles;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.StaleVersion;
import org.travessia.profile.control.ChangeProfile;
import org.travessia.profile.control.ProfileView;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** What one tells readers of oneself. Nobody can name somebody else here. */
@Path("/account/profile")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ProfilePages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final Set<String> DEEDS = Set.of("saved", "picture");
    private static final String PATH = "/account/profile";

    @Inject
    ChangeProfile profiles;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public Response show(
            @QueryParam("q") @DefaultValue("") String query, @QueryParam("done") @DefaultValue("") String done) {
        return page(200, profiles.profile(person.required()), query, List.of(), DEEDS.contains(done) ? done : "")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("bio") @DefaultValue("") String bio,
            @FormParam("website") @DefaultValue("") String website,
            @FormParam("commentMail") boolean commentMail,
            @FormParam("version") @DefaultValue("") String version) {
        Actor self = person.required();
        String about = bio.replace("\r\n", "\n").replace('\r', '\n');
        try {
            // A form without its version would overwrite what another window saved: no version matches -1.
            profiles.change(
                    displayName,
                    about,
                    website,
                    commentMail,
                    version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1,
                    self);
            return seeOther("saved");
        } catch (Invalid invalid) {
            return typed(422, displayName, about, website, commentMail, invalid.errors(), "")
                    .build();
        } catch (StaleVersion stale) {
            // With the version that is there now: the next press of the button is an answer to what is shown.
            return typed(409, displayName, about, website, commentMail, List.of(), "stale")
                    .build();
        } catch (ReadOnly closed) {
            return typed(503, displayName, about, website, commentMail, List.of(), "readOnly")
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    /** Shows a picture of the library, or none where none is named. */
    @POST
    @Path("picture")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@FormParam("media") @DefaultValue("") String media) {
        Actor self = person.required();
        try {
            if (media.isEmpty()) {
                profiles.showNoPicture(self);
            } else {
                profiles.showPicture(media.matches("\\d{1,18}") ? Long.parseLong(media) : 0, self);
            }
            return seeOther("picture");
        } catch (Invalid invalid) {
            return page(422, profiles.profile(self), "", invalid.errors(), "").build();
        }
    }

    @POST
    @Path("picture/upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(List<EntityPart> parts) {
        Actor self = person.required();
        try {
            UploadedFiles.each(parts, 1, (bytes, name) -> profiles.showPicture(bytes, name, self));
            return seeOther("picture");
        } catch (Invalid invalid) {
            return page(422, profiles.profile(self), "", invalid.errors(), "").build();
        }
    }

    private Response.ResponseBuilder typed(
            int status,
            String displayName,
            String bio,
            String website,
            boolean commentMail,
            List<FieldError> errors,
            String done) {
        ProfileView now = profiles.profile(person.required());
        return page(status, now.typed(displayName, bio, website, commentMail), "", errors, done);
    }

    private Response.ResponseBuilder page(
            int status, ProfileView profile, String query, List<FieldError> errors, String done) {
        return Response.status(status)
                .entity(TEMPLATES.accountProfile(
                        layouts.layout(),
                        new ProfilePage(profile, profiles.pictures(query, person.required()), query, errors, done)));
    }

    private static Response seeOther(String done) {
        return Response.seeOther(URI.create(PATH + "?done=" + done)).build();
    }
}
