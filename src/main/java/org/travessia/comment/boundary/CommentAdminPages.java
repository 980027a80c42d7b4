package org.travessia.comment.boundary;

import gg.jte.models.runtime.JteModel;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.boundary.Redirect;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.entity.Role;
import org.travessia.comment.control.ChangePolicy;
import org.travessia.comment.control.CommentFilter;
import org.travessia.comment.control.ModerateComments;
import org.travessia.comment.control.ModerateComments.Decision;
import org.travessia.platform.Invalid;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.platform.ReadOnly;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.PostFilter;
import org.travessia.web.Layouts;
import org.travessia.web.LocalPath;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** Where comments are looked after: editors and administrators see all, authors those on their own posts. */
@Path("/admin/comments")
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR"})
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class CommentAdminPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final String QUEUE = "/admin/comments";
    private static final Set<String> DEEDS = Set.of("approve", "spam", "trash", "restore", "undo", "delete", "none");

    @Inject
    ModerateComments moderate;

    @Inject
    ChangePolicy policy;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    public JteModel list(
            @QueryParam("status") @DefaultValue("waiting") String status,
            @QueryParam("q") @DefaultValue("") String query,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("count") @DefaultValue("") String count,
            @QueryParam("undo") @DefaultValue("") String undo) {
        CommentFilter filter =
                new CommentFilter(CommentQueuePage.status(status), PostFilter.words(query), Optional.empty());
        boolean known = CommentQueuePage.status(status).isPresent() || status.equals("all");
        return TEMPLATES.adminComments(
                layouts.layout(),
                new CommentQueuePage(
                        moderate.page(filter, id(before), id(after), person.required()),
                        moderate.counts(person.required()),
                        known && Set.of("approved", "spam", "trash", "all").contains(status) ? status : "waiting",
                        query,
                        DEEDS.contains(done) ? done : "",
                        count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0,
                        id(undo).orElse(0L),
                        person.required().is(Role.ADMINISTRATOR)));
    }

    /**
     * Decides about the ticked comments, or about the one whose own button was pressed.
     *
     * @param action of the buttons above the list
     * @param only of a button beside one comment: {@code approve 17}
     * @param back where the list was
     */
    @POST
    @Path("bulk")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response bulk(
            @FormParam("action") @DefaultValue("") String action,
            @FormParam("only") @DefaultValue("") String only,
            @FormParam("id") List<String> ids,
            @FormParam("back") @DefaultValue("") String back) {
        String[] one = only.split(" ", 2);
        boolean single = one.length == 2;
        String wanted = single ? one[0] : action;
        List<Long> chosen = single ? numbers(List.of(one[1])) : numbers(ids);
        if (wanted.equals("delete")) {
            return Response.ok(TEMPLATES.adminCommentsDelete(layouts.layout(), chosen, back(back)))
                    .build();
        }
        ModerateComments.Decided decided = moderate.decide(chosen, decision(wanted), person.required());
        return decided.count() == 0 ? to(back, "none", 0, 0) : to(back, wanted, decided.count(), decided.id());
    }

    /** Removes for good; asked for by the page that {@link #bulk} shows first. */
    @POST
    @Path("delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@FormParam("id") List<String> ids, @FormParam("back") @DefaultValue("") String back) {
        return to(back, "delete", moderate.deleteForGood(numbers(ids), person.required()), 0);
    }

    @POST
    @Path("undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @FormParam("undo") @DefaultValue("") String undo, @FormParam("back") @DefaultValue("") String back) {
        return to(back, "undo", moderate.undo(id(undo).orElse(0L), person.required()), 0);
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public JteModel show(@PathParam("id") long id, @QueryParam("done") @DefaultValue("") String done) {
        ModeratedComment view = ModeratedComment.of(moderate.one(id, person.required()));
        return TEMPLATES.adminComment(
                layouts.layout(), Set.of("edited", "replied").contains(done) ? view.after(done) : view);
    }

    @POST
    @Path("{id: \\d{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit(
            @PathParam("id") long id,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("version") @DefaultValue("") String version) {
        try {
            moderate.edit(
                    id, plain(text), version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1, person.required());
            return Redirect.to(QUEUE + "/" + id + "?done=edited").build();
        } catch (Invalid invalid) {
            return page(422, one(id).edited(text).with(invalid.errors()));
        } catch (StaleVersion stale) {
            return page(409, one(id).edited(text).saying("comment.edit.conflict"));
        } catch (ReadOnly closed) {
            return later(one(id).edited(text));
        }
    }

    @POST
    @Path("{id: \\d{1,18}}/reply")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reply(@PathParam("id") long id, @FormParam("reply") @DefaultValue("") String reply) {
        try {
            moderate.reply(id, plain(reply), person.required());
            return Redirect.to(QUEUE + "/" + id + "?done=replied").build();
        } catch (Invalid invalid) {
            return page(
                    422,
                    one(id).answered(reply)
                            .with(invalid.errors().stream()
                                    .map(error -> new FieldError("reply", error.messageKey(), error.arguments()))
                                    .toList()));
        } catch (ReadOnly closed) {
            return later(one(id).answered(reply));
        }
    }

    @GET
    @Path("policy")
    @RolesAllowed("ADMINISTRATOR")
    public JteModel policy(@QueryParam("saved") boolean saved) {
        return TEMPLATES.adminCommentPolicy(
                layouts.layout(),
                new PolicyForm(ChangePolicy.Typed.of(policy.current()), List.of(), saved, Optional.empty()));
    }

    @POST
    @Path("policy")
    @RolesAllowed("ADMINISTRATOR")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changePolicy(
            @FormParam("mode") @DefaultValue("") String mode,
            @FormParam("closeAfterDays") @DefaultValue("") String closeAfterDays,
            @FormParam("maxLinks") @DefaultValue("") String maxLinks,
            @FormParam("mostAtOnce") @DefaultValue("") String mostAtOnce,
            @FormParam("words") @DefaultValue("") String words,
            @FormParam("version") @DefaultValue("") String version) {
        ChangePolicy.Typed typed = new ChangePolicy.Typed(mode, closeAfterDays, maxLinks, mostAtOnce, words, version);
        try {
            policy.to(typed, person.required());
            return Redirect.to(QUEUE + "/policy?saved=true").build();
        } catch (Invalid invalid) {
            return policyPage(422, new PolicyForm(typed, invalid.errors(), false, Optional.empty()))
                    .build();
        } catch (StaleVersion stale) {
            // The next press of the button is an answer to what the message says.
            ChangePolicy.Typed newer = new ChangePolicy.Typed(
                    mode,
                    closeAfterDays,
                    maxLinks,
                    mostAtOnce,
                    words,
                    String.valueOf(policy.current().version()));
            return policyPage(409, new PolicyForm(newer, List.of(), false, Optional.of("comment.policy.conflict")))
                    .build();
        } catch (ReadOnly closed) {
            return policyPage(503, new PolicyForm(typed, List.of(), false, Optional.of("comment.readOnly")))
                    .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private ModeratedComment one(long id) {
        return ModeratedComment.of(moderate.one(id, person.required()));
    }

    private Response page(int status, ModeratedComment view) {
        return Response.status(status)
                .entity(TEMPLATES.adminComment(layouts.layout(), view))
                .build();
    }

    private Response later(ModeratedComment view) {
        return Response.status(503)
                .header(HttpHeaders.RETRY_AFTER, ReadOnly.RETRY_AFTER_SECONDS)
                .entity(TEMPLATES.adminComment(layouts.layout(), view.saying("comment.readOnly")))
                .build();
    }

    private Response.ResponseBuilder policyPage(int status, PolicyForm form) {
        return Response.status(status).entity(TEMPLATES.adminCommentPolicy(layouts.layout(), form));
    }

    private static Response to(String back, String done, int count, long undo) {
        String place = back(back);
        return Redirect.to(place + (place.contains("?") ? "&" : "?") + "done=" + done + "&count=" + count
                        + (undo > 0 ? "&undo=" + undo : ""))
                .build();
    }

    /** A place within the queue and nowhere else. */
    private static String back(String wanted) {
        String place = LocalPath.or(wanted, QUEUE);
        return place.equals(QUEUE) || place.startsWith(QUEUE + "?") ? place : QUEUE;
    }

    private static Decision decision(String name) {
        return switch (name) {
            case "approve" -> Decision.APPROVE;
            case "spam" -> Decision.SPAM;
            case "trash" -> Decision.TRASH;
            case "restore" -> Decision.RESTORE;
            default -> throw new Invalid("action", "comment.bulk.unknown");
        };
    }

    private static List<Long> numbers(List<String> typed) {
        return typed.stream().flatMap(text -> id(text).stream()).distinct().toList();
    }

    private static Optional<Long> id(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }
}
