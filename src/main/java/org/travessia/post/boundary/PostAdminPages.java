package org.travessia.post.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.travessia.account.control.CurrentPerson;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.ListPosts;
import org.travessia.post.control.PostFilter;
import org.travessia.post.control.PostNotFound;
import org.travessia.post.control.PostSource;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostStatus;
import org.travessia.web.Layout;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where posts are written and looked after. Everybody signed in may come; each sees and changes what their role allows. */
@Path("/admin/posts")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class PostAdminPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final int MOST_AT_ONCE = 100;

    @Inject
    ListPosts list;

    @Inject
    ReadPosts posts;

    @Inject
    WritePost write;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @Inject
    Clock clock;

    @GET
    public JteModel list(
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("changed") @DefaultValue("") String changed,
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("before") Optional<String> before,
            @QueryParam("after") Optional<String> after,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("count") @DefaultValue("0") int count) {
        Layout layout = layouts.layout();
        PostFilter filter = new PostFilter(
                status(status), since(changed, layout.zone()), PostFilter.words(query), Optional.empty());
        PostListPage page = new PostListPage(
                list.page(
                        filter,
                        before.map(text -> Cursor.parse("before", text)),
                        after.map(text -> Cursor.parse("after", text)),
                        person.required()),
                status,
                changed,
                query,
                done,
                count);
        return TEMPLATES.adminPosts(layout, page);
    }

    @GET
    @Path("new")
    public JteModel begin() {
        return form(PostFormView.of(Optional.empty(), PostForm.empty()));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@BeanParam PostForm form) {
        try {
            long id = write.create(form.asNew(person.required().id()));
            return Response.seeOther(URI.create("/admin/posts/" + id + "/edit?saved=true"))
                    .build();
        } catch (Invalid invalid) {
            return unprocessable(PostFormView.of(Optional.empty(), form).with(invalid.errors()));
        } catch (ReadOnly closed) {
            return notTaken(PostFormView.of(Optional.empty(), form));
        }
    }

    @GET
    @Path("{id: \\d{1,18}}/edit")
    public JteModel edit(@PathParam("id") long id, @QueryParam("saved") boolean saved) {
        PostSource post = editable(id);
        PostFormView view = PostFormView.of(Optional.of(id), PostForm.of(post));
        return form(saved ? view.justSaved() : view);
    }

    @POST
    @Path("{id: \\d{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("id") long id, @BeanParam PostForm form) {
        PostFormView typed = PostFormView.of(Optional.of(id), form);
        try {
            write.update(id, form.asEdit(person.required().id()));
            return Response.seeOther(URI.create("/admin/posts/" + id + "/edit?saved=true"))
                    .build();
        } catch (Invalid invalid) {
            return unprocessable(typed.with(invalid.errors()));
        } catch (StaleVersion stale) {
            PostSource theirs = editable(id);
            // The next press of the button is an answer to what is shown here: it begins from their version.
            form.version = String.valueOf(theirs.version());
            return Response.status(Response.Status.CONFLICT)
                    .entity(form(typed.conflictsWith(theirs)))
                    .build();
        } catch (ReadOnly closed) {
            return notTaken(typed);
        }
    }

    @GET
    @Path("{id: \\d{1,18}}/delete")
    public JteModel confirmDelete(@PathParam("id") long id) {
        return TEMPLATES.adminPostDelete(layouts.layout(), editable(id));
    }

    @POST
    @Path("{id: \\d{1,18}}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") long id) {
        write.delete(id, Optional.empty(), person.required().id());
        return Response.seeOther(URI.create("/admin/posts?done=deleted&count=1"))
                .build();
    }

    /** Publishes or unpublishes the ticked posts; one that this person may not change is left out of the count. */
    @POST
    @Path("bulk")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response bulk(@FormParam("action") @DefaultValue("") String action, @FormParam("id") List<Long> ids) {
        if (!action.equals("publish") && !action.equals("unpublish")) {
            throw new Invalid("action", "post.bulk.unknown");
        }
        if (ids.size() > MOST_AT_ONCE) {
            throw new Invalid("id", "post.bulk.many", MOST_AT_ONCE);
        }
        int count = 0;
        for (long id : ids) {
            count += changed(id, action.equals("publish")) ? 1 : 0;
        }
        return Response.seeOther(URI.create("/admin/posts?done=" + action + "ed&count=" + count))
                .build();
    }

    private boolean changed(long id, boolean published) {
        try {
            write.setPublished(id, published, person.required().id());
            return true;
        } catch (PostNotFound | Forbidden left) {
            return false;
        }
    }

    private PostSource editable(long id) {
        PostSource post = posts.source(id, person.actor());
        if (!post.editable()) {
            throw new Forbidden("post " + id + " is not this person's to edit");
        }
        return post;
    }

    private JteModel form(PostFormView view) {
        return TEMPLATES.adminPostForm(layouts.layout(), view);
    }

    private Response unprocessable(PostFormView view) {
        return Response.status(422).entity(form(view)).build();
    }

    /** The same form again, with all that was typed, for a moment later. */
    private Response notTaken(PostFormView view) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                .entity(form(view.notTaken()))
                .build();
    }

    private static Optional<PostStatus> status(String chosen) {
        return switch (chosen) {
            case "draft" -> Optional.of(PostStatus.DRAFT);
            case "published" -> Optional.of(PostStatus.PUBLISHED);
            default -> Optional.empty();
        };
    }

    private Optional<Instant> since(String chosen, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Optional<LocalDate> from =
                switch (chosen) {
                    case "today" -> Optional.of(today);
                    case "week" -> Optional.of(today.minusDays(6));
                    case "month" -> Optional.of(today.withDayOfMonth(1));
                    case "year" -> Optional.of(today.withDayOfYear(1));
                    default -> Optional.empty();
                };
        return from.map(day -> day.atStartOfDay(zone).toInstant());
    }
}
