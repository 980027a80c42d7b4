package org.travessia.post.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.Optional;
import org.travessia.post.control.AuthorView;
import org.travessia.post.control.BrowsePosts;
import org.travessia.post.control.Cursor;
import org.travessia.post.control.Page;
import org.travessia.post.control.PostSummary;
import org.travessia.tag.control.ReadTerms;
import org.travessia.tag.control.TermView;
import org.travessia.tag.entity.TermKind;
import org.travessia.web.Layout;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** The ways to posts: tags, categories, authors, the archive, the search. */
@Path("/")
@PermitAll
@RequestScoped
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class ListPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    BrowsePosts posts;

    @Inject
    ReadTerms terms;

    @Inject
    Layouts layouts;

    @QueryParam("before")
    Optional<String> before;

    @QueryParam("after")
    Optional<String> after;

    @GET
    @Path("tags")
    public JteModel tags(@QueryParam("from") @DefaultValue("") String from) {
        return TEMPLATES.readerTerms(layouts.layout(), TermKind.TAG, terms.page(TermKind.TAG, from));
    }

    @GET
    @Path("categories")
    public JteModel categories(@QueryParam("from") @DefaultValue("") String from) {
        return TEMPLATES.readerTerms(layouts.layout(), TermKind.CATEGORY, terms.page(TermKind.CATEGORY, from));
    }

    @GET
    @Path("tags/{slug}")
    public JteModel tag(@PathParam("slug") String slug) {
        return term(TermKind.TAG, slug);
    }

    @GET
    @Path("categories/{slug}")
    public JteModel category(@PathParam("slug") String slug) {
        return term(TermKind.CATEGORY, slug);
    }

    @GET
    @Path("authors/{username}")
    public JteModel author(@PathParam("username") String username) {
        AuthorView author = posts.author(username);
        return TEMPLATES.readerAuthor(
                layouts.layout(), posts.withSmallPicture(author), posts.by(author, before(), after()));
    }

    @GET
    @Path("archive")
    public JteModel archive() {
        return TEMPLATES.readerArchive(layouts.layout(), posts.months());
    }

    @GET
    @Path("archive/{year: \\d{4}}/{month: \\d{2}}")
    public JteModel month(@PathParam("year") int year, @PathParam("month") int month) {
        if (month < 1 || month > 12 || year < 1) {
            throw new NotFoundException();
        }
        YearMonth asked = YearMonth.of(year, month);
        Layout layout = layouts.layout();
        Page<PostSummary> page = posts.in(asked, layout.zone(), before(), after());
        if (page.rows().isEmpty() && before.isEmpty() && after.isEmpty()) {
            throw new NotFoundException();
        }
        return TEMPLATES.readerMonth(layout, asked, page);
    }

    @GET
    @Path("search")
    public JteModel search(
            @QueryParam("q") @DefaultValue("") String query, @QueryParam("page") @DefaultValue("1") String page) {
        int number = page.matches("[1-9]\\d?") ? Math.min(Integer.parseInt(page), BrowsePosts.LAST_PAGE) : 1;
        return TEMPLATES.readerSearch(layouts.layout(), query, posts.search(query, number));
    }

    private JteModel term(TermKind kind, String slug) {
        TermView term = terms.bySlug(kind, slug);
        return TEMPLATES.readerTerm(layouts.layout(), term, posts.under(term, before(), after()));
    }

    private Optional<Cursor> before() {
        return before.map(text -> Cursor.parse("before", text));
    }

    private Optional<Cursor> after() {
        return after.map(text -> Cursor.parse("after", text));
    }
}
