package org.travessia.post.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.travessia.account.boundary.VisitorForm;
import org.travessia.account.control.CurrentPerson;
import org.travessia.account.control.GuessLimits;
import org.travessia.account.control.TooManyAttempts;
import org.travessia.platform.Invalid;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostSummary;
import org.travessia.post.control.PostView;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.entity.PostKind;
import org.travessia.web.Layout;
import org.travessia.web.Layouts;
import org.travessia.web.PageFilter;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** What readers see: the home page, posts and pages, and the door of those that have a password. */
@Path("/")
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class PostPages {

    private static final Templates TEMPLATES = new StaticTemplates();
    /**
     * No slug has a dot, "robots.txt" has. RESTEasy weighs media types before it weighs paths, so that what says less about its
     * own would lose to this one.
     */
    private static final String PAGE = "{slug: (?!sign-out$)[^./]+}";

    /** For the same reason: with a dot it is another form of the post, see {@link PostTextResource}. */
    private static final String POST = "posts/{slug: [^./]+}";

    /**
     * Where the password of a post, or of a page, is given. Not at its own address: a cache holds what was there while everybody might
     * read it, and gives that up only for an answer that it may keep, which no form is.
     */
    private static final String DOOR = POST + "/password";

    private static final String KEPT_NOWHERE = "private, no-store";

    @Inject
    ReadPosts posts;

    @Inject
    BrowsePosts browse;

    @Inject
    CurrentPerson person;

    @Inject
    GuessLimits limits;

    @Inject
    PostKey key;

    @Inject
    VisitorForm form;

    @Inject
    Layouts layouts;

    @Inject
    Instance<BelowPost> below;

    @Context
    HttpServletRequest request;

    @GET
    public JteModel home(@QueryParam("before") Optional<String> before, @QueryParam("after") Optional<String> after) {
        Layout layout = layouts.layout();
        int size = layout.site().postsPerPage();
        if (before.isEmpty() && after.isEmpty()) {
            BrowsePosts.Front front = browse.front(size);
            return TEMPLATES.readerHome(layout, front.page(), front.pinned(), 1);
        }
        Page<PostSummary> view = posts.published(
                before.map(text -> Cursor.parse("before", text)), after.map(text -> Cursor.parse("after", text)), size);
        return TEMPLATES.readerHome(layout, view, List.of(), 0);
    }

    /** A further page of the home by its number, as people and links from elsewhere know it. */
    @GET
    @Path("page/{number: [1-9]\\d{0,5}}")
    public Response numbered(@PathParam("number") int number) {
        if (number == 1) {
            return Response.status(Response.Status.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, "/")
                    .build();
        }
        Layout layout = layouts.layout();
        Page<PostSummary> view =
                browse.numbered(number, layout.site().postsPerPage()).orElseThrow(NotFoundException::new);
        return Response.ok(TEMPLATES.readerHome(layout, view, List.of(), number))
                .build();
    }

    @GET
    @Path(POST)
    public Response post(@PathParam("slug") String slug) {
        return show(PostKind.POST, slug);
    }

    @GET
    @Path(PAGE)
    public Response page(@PathParam("slug") String slug) {
        return show(PostKind.PAGE, slug);
    }

    @GET
    @Path(DOOR)
    public Response door(@PathParam("slug") String slug) {
        PostView post = posts.behindPassword(slug, person.actor(), key.of(request));
        return post.locked()
                ? locked(200, post, Optional.empty()).build()
                : seeOther(address(post), KEPT_NOWHERE).build();
    }

    @POST
    @Path(DOOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response unlock(@PathParam("slug") String slug, @FormParam("password") @DefaultValue("") String password) {
        PostView post = posts.behindPassword(slug, Optional.empty(), Optional.empty());
        String door = "post " + post.id();
        try {
            limits.count(door, request.getRemoteAddr());
            String opened = posts.unlock(slug, password);
            limits.wasRight(door, request.getRemoteAddr());
            return seeOther(address(post), KEPT_NOWHERE)
                    .cookie(key.carrying(opened, address(post)))
                    .build();
        } catch (Invalid wrong) {
            return locked(422, post, Optional.of("post.password.wrong")).build();
        } catch (TooManyAttempts tooMany) {
            return locked(429, post, Optional.of("post.password.tooMany"))
                    .header(HttpHeaders.RETRY_AFTER, tooMany.seconds())
                    .build();
        }
    }

    private Response show(PostKind kind, String slug) {
        PostView post = posts.bySlug(kind, slug, person.actor(), key.of(request));
        if (post.locked()) {
            return seeOther("/posts/" + encoded(slug) + "/password", PageFilter.GONE)
                    .header("X-Robots-Tag", "noindex")
                    .build();
        }
        Layout layout = layouts.layout();
        Response.ResponseBuilder answer = Response.ok(TEMPLATES.readerPost(
                layout,
                post,
                posts.around(post),
                below.stream().map(each -> each.below(post, layout)).toList()));
        // Whoever holds the key sees what a cache must not give to others.
        return post.visibility().open()
                ? answer.build()
                : answer.header(HttpHeaders.CACHE_CONTROL, KEPT_NOWHERE).build();
    }

    private Response.ResponseBuilder locked(int status, PostView post, Optional<String> problem) {
        return form.page(status, layout -> TEMPLATES.readerPostLocked(layout, post, problem.orElse(null)));
    }

    private static Response.ResponseBuilder seeOther(String path, String kept) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, kept);
    }

    private static String address(PostView post) {
        return (post.kind() == PostKind.POST ? "/posts/" : "/") + encoded(post.slug());
    }

    private static String encoded(String slug) {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }
}
