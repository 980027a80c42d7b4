package org.travessia.post.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.travessia.account.control.CurrentPerson;
import org.travessia.api.Problem;
import org.travessia.platform.Invalid;
import org.travessia.post.control.Autosaves;
import org.travessia.post.control.FormState;
import org.travessia.post.control.PreviewText;
import org.travessia.post.control.Typed;
import org.travessia.post.control.Typed.TypedText;
import org.travessia.web.Messages;
import org.travessia.web.Visitor;

/** What the editor's script asks for while somebody writes. Like a page it takes the session's cookie and the form's token. */
@Path("/admin")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EditorResource {

    private static final String FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String PRIVATE = "private, no-store";

    @Inject
    Autosaves autosaves;

    @Inject
    PreviewText preview;

    @Inject
    CurrentPerson person;

    @Inject
    Visitor visitor;

    /** A text as readers will see it. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response preview(InputStream body) {
        try {
            PreviewText.Preview shown = preview.of(EditorBody.read(body).string("markdown"));
            return answer(Json.createObjectBuilder()
                    .add("html", shown.html())
                    .add("words", shown.words())
                    .add("minutes", shown.minutes())
                    .build());
        } catch (Invalid invalid) {
            return problem(invalid);
        }
    }

    /** Keeps what stands in a form, and notes that the form is open. */
    @PUT
    @Path("autosave/{form: " + FORM + "}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response keep(@PathParam("form") UUID form, InputStream body) {
        try {
            return answer(json(autosaves.take(typed(form, EditorBody.read(body)), person.required())));
        } catch (Invalid invalid) {
            return problem(invalid);
        }
    }

    /** Throws a text away that somebody does not want back, and returns to the form. */
    @POST
    @Path("autosave/{form: " + FORM + "}/discard")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response discard(@PathParam("form") UUID form, @FormParam("post") String post) {
        autosaves.forget(form, person.required());
        boolean ofPost = post != null && post.matches("\\d{1,18}");
        return Response.seeOther(URI.create(ofPost ? "/admin/posts/" + post + "/edit" : "/admin/posts/new"))
                .build();
    }

    private static Typed typed(UUID form, EditorBody body) {
        Optional<Long> post = body.number("post");
        Optional<Integer> version = body.number("version").map(Math::toIntExact);
        if (post.isPresent() != version.isPresent()) {
            throw new BadRequestException("a post comes with its version");
        }
        Optional<TypedText> text = body.has("markdown")
                ? Optional.of(new TypedText(body.string("title"), body.string("slug"), body.string("markdown")))
                : Optional.empty();
        return new Typed(form, post, version, text, body.is("leaving"));
    }

    private static JsonObject json(FormState state) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        state.savedAt().ifPresent(time -> json.add("savedAt", time.toString()));
        state.version().ifPresent(version -> json.add("version", version));
        JsonArrayBuilder others = Json.createArrayBuilder();
        state.others()
                .forEach(other -> others.add(Json.createObjectBuilder()
                        .add("name", other.name())
                        .add("own", other.own())
                        .add("since", other.since().toString())));
        return json.add("others", others).build();
    }

    private static Response answer(JsonObject json) {
        return Response.ok(json.toString()).header(CACHE_CONTROL, PRIVATE).build();
    }

    /** For the script, which shows the first message in the place of the page that a person would get. */
    private Response problem(Invalid invalid) {
        Messages messages = Messages.in(visitor.locale());
        return new Problem(
                        422,
                        messages.text("error.422.title"),
                        "",
                        "",
                        invalid.errors().stream()
                                .map(error -> new Problem.Member(
                                        error.field(),
                                        messages.text(
                                                error.messageKey(),
                                                error.arguments().toArray())))
                                .toList())
                .response()
                .build();
    }
}
