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
import java.util.Locale;
import java.util.Optional;
import org.travessia.account.control.CurrentPerson;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.Autosave;
import org.travessia.post.control.Autosaves;
import org.travessia.post.control.ChangePosts;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.ListPosts;
import org.travessia.post.control.PostAction;
import org.travessia.post.control.PostChange;
import org.travessia.post.control.PostFilter;
import org.travessia.post.control.PostSource;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.PostStatus;
import org.travessia.tag.control.ReadTerms;
import org.travessia.web.Layouts;
import org.travessia.web.Site;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where posts are written and looked after. Everybody signed in may come; each sees and changes what their role allows. */
@Path("/admin/posts")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class PostAdminPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    /** How many tags a form suggests, and how many categories. */
    private static final int SUGGESTED = 200;

    /** Told when a post was saved and stands where it stood. */
    private static final String SAVED = "true";

    @Inject
    ListPosts list;

    @Inject
    ReadPosts posts;

    @Inject
    WritePost write;

    @Inject
    ChangePosts change;

    @Inject
    Autosaves autosaves;

    @Inject
    ReadTerms terms;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @Inject
    Site site;

    @Inject
    Clock clock;

    @GET
    public JteModel list(
            @BeanParam PostListChoice choice,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("back") @DefaultValue("") String back,
            @QueryParam("left") @DefaultValue("") String left) {
        PostListPage page = listing(choice);
        return TEMPLATES.adminPosts(
                layouts.layout(),
                back.isEmpty()
                        ? page.after(number(done).flatMap(id -> change.done(id, person.required())))
                        : page.after(new PostChange.Undone(
                                number(back).orElse(0L).intValue(),
                                number(left).orElse(0L).intValue())));
    }

    private PostListPage listing(PostListChoice choice) {
        PostFilter filter = new PostFilter(
                status(choice.status),
                since(choice.changed, site.zone()),
                PostFilter.words(choice.query),
                Optional.empty(),
                Optional.of(choice.author).filter(name -> !name.isEmpty()),
                kind(choice.kind),
                choice.trash());
        return PostListPage.of(
                list.page(
                        filter,
                        choice.order(),
                        choice.before.map(text -> Cursor.parse("before", text)),
                        choice.after.map(text -> Cursor.parse("after", text)),
                        person.required()),
                choice,
                list.authors(person.required()));
    }

    @GET
    @Path("new")
    public JteModel begin(@QueryParam("restore") @DefaultValue("") String restore) {
        return form(left(restore, Optional.empty())
                .map(text -> PostFormView.of(Optional.empty(), PostForm.empty().goingOnWith(text))
                        .restoredFrom(text.savedAt()))
                .orElseGet(() -> PostFormView.of(Optional.empty(), PostForm.empty())
                        .offering(autosaves.leftNew(person.required()))));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@BeanParam PostForm form) {
        try {
            long id = write.create(form.asNew(person.required().id(), site.zone()));
            endAutosave(form);
            return Response.seeOther(URI.create("/admin/posts/" + id + "/edit?saved="
                            + word(posts.source(id, person.actor()).status())))
                    .build();
        } catch (Invalid invalid) {
            return unprocessable(PostFormView.of(Optional.empty(), form).with(invalid.errors()));
        } catch (ReadOnly closed) {
            return notTaken(PostFormView.of(Optional.empty(), form));
        }
    }

    @GET
    @Path("{id: \\d{1,18}}/edit")
    public JteModel edit(
            @PathParam("id") long id,
            @QueryParam("saved") @DefaultValue("") String saved,
            @QueryParam("restore") @DefaultValue("") String restore) {
        PostSource post = editable(id);
        PostForm form = PostForm.of(post, site.zone());
        Optional<Autosave> left = left(restore, Optional.of(id));
        if (left.isPresent()) {
            return form(PostFormView.of(Optional.of(post), form.goingOnWith(left.get()))
                    .restoredFrom(left.get().savedAt()));
        }
        PostFormView view = PostFormView.of(Optional.of(post), form).offering(autosaves.left(post, person.required()));
        // The address may be an old one: what it says is told only where it is so.
        boolean still = saved.equals(word(post.status()));
        return form(saved.isEmpty() ? view : view.justSaved(still ? saved : SAVED));
    }

    @POST
    @Path("{id: \\d{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("id") long id, @BeanParam PostForm form) {
        PostSource post = editable(id);
        form.take(PostForm.of(post, site.zone()));
        PostFormView typed = PostFormView.of(Optional.of(post), form);
        try {
            write.update(id, form.asEdit(person.required().id(), site.zone(), post));
            endAutosave(form);
            PostSource now = posts.source(id, person.actor());
            boolean moved = now.status() != post.status() || !now.scheduledAt().equals(post.scheduledAt());
            return Response.seeOther(
                            URI.create("/admin/posts/" + id + "/edit?saved=" + (moved ? word(now.status()) : SAVED)))
                    .build();
        } catch (Invalid invalid) {
            return unprocessable(typed.with(invalid.errors()));
        } catch (StaleVersion stale) {
            PostSource theirs = editable(id);
            return Response.status(Response.Status.CONFLICT)
                    .entity(form(
                            typed.conflicting(PostConflict.between(form, theirs, PostForm.of(theirs, site.zone())))))
                    .build();
        } catch (ReadOnly closed) {
            return notTaken(typed);
        }
    }

    /** The last part of the key of what is told after a post became this. */
    private static String word(PostStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Nothing is asked: what lies in the trash comes back with one press of the button that is shown then. */
    @POST
    @Path("{id: \\d{1,18}}/trash")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response trash(@PathParam("id") long id) {
        return done(change.trash(id, person.required()), new PostListChoice());
    }

    @GET
    @Path("{id: \\d{1,18}}/erase")
    public JteModel confirmErase(@PathParam("id") long id) {
        return TEMPLATES.adminPostErase(layouts.layout(), list.trashed(id, person.required()));
    }

    @POST
    @Path("{id: \\d{1,18}}/erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@PathParam("id") long id) {
        write.erase(id, person.required().id());
        return Response.seeOther(URI.create("/admin/posts?status=trash")).build();
    }

    /** Does one thing to the ticked posts; the list, with the same choices, says what became of each. */
    @POST
    @Path("bulk")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response bulk(
            @BeanParam PostListChoice choice,
            @FormParam("action") @DefaultValue("") String word,
            @FormParam("tag") @DefaultValue("") String tag,
            @FormParam("id") List<Long> ids) {
        PostAction action = PostAction.of(word).orElseThrow(() -> new Invalid("action", "post.bulk.unknown"));
        try {
            return done(change.change(action, ids, tag, person.required()), choice);
        } catch (Invalid invalid) {
            return Response.status(422)
                    .entity(TEMPLATES.adminPosts(
                            layouts.layout(), listing(choice).refusing(invalid.errors(), ids, tag)))
                    .build();
        }
    }

    @POST
    @Path("undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@BeanParam PostListChoice choice, @FormParam("change") @DefaultValue("") String id) {
        PostChange.Undone undone = change.undo(number(id).orElse(0L), person.required());
        return Response.seeOther(choice.address()
                        .queryParam("back", undone.back())
                        .queryParam("left", undone.left())
                        .build())
                .build();
    }

    /** Back to the list, which says what was done, and undoes it if that is wished. */
    private static Response done(long changeId, PostListChoice choice) {
        return Response.seeOther(choice.address().queryParam("done", changeId).build())
                .build();
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** The text that is asked back, if it is this person's and was typed in a form of this post. */
    private Optional<Autosave> left(String form, Optional<Long> post) {
        return PostForm.formId(form)
                .flatMap(id -> autosaves.of(id, person.required()))
                .filter(text -> text.postId().equals(post));
    }

    private void endAutosave(PostForm form) {
        form.form().ifPresent(id -> autosaves.saved(id, person.required()));
    }

    private PostSource editable(long id) {
        PostSource post = posts.source(id, person.actor());
        if (!post.editable()) {
            throw new Forbidden("post " + id + " is not this person's to edit");
        }
        return post;
    }

    private JteModel form(PostFormView view) {
        return TEMPLATES.adminPostForm(layouts.layout(), view, terms.names(SUGGESTED));
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
            case "scheduled" -> Optional.of(PostStatus.SCHEDULED);
            case "published" -> Optional.of(PostStatus.PUBLISHED);
            default -> Optional.empty();
        };
    }

    private static Optional<PostKind> kind(String chosen) {
        return switch (chosen) {
            case "post" -> Optional.of(PostKind.POST);
            case "page" -> Optional.of(PostKind.PAGE);
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
