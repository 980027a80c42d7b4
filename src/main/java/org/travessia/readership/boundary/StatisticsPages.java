package org.travessia.readership.boundary;

import gg.jte.models.runtime.JteModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.travessia.account.control.CurrentPerson;
import org.travessia.readership.control.ReadStatistics;
import org.travessia.web.Layouts;
import org.travessia.web.templates.StaticTemplates;
import org.travessia.web.templates.Templates;

/** How much is read, and where readers come from. Everybody signed in may come; others than editors see their own posts' figures. */
@Path(StatisticsPage.PATH)
@RolesAllowed({"ADMINISTRATOR", "EDITOR", "AUTHOR", "CONTRIBUTOR"})
@RequestScoped
public class StatisticsPages {

    private static final Templates TEMPLATES = new StaticTemplates();

    @Inject
    ReadStatistics statistics;

    @Inject
    CurrentPerson person;

    @Inject
    Layouts layouts;

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
    public JteModel show(
            @QueryParam("days") @DefaultValue("") String days, @QueryParam("post") @DefaultValue("") String post) {
        return TEMPLATES.adminStatistics(
                layouts.layout(),
                new StatisticsPage(statistics.of(days(days), post(post), ReadStatistics.ROWS, person.required())));
    }

    @GET
    @Path("{what: days|posts|referrers}.csv")
    @Produces("text/csv;charset=utf-8")
    public Response file(
            @PathParam("what") String what,
            @QueryParam("days") @DefaultValue("") String days,
            @QueryParam("post") @DefaultValue("") String post) {
        Csv csv = new Csv();
        if (what.equals("days")) {
            csv.line("day", "views");
            statistics
                    .days(days(days), post(post), person.required())
                    .forEach(day -> csv.line(day.from(), day.views()));
        } else {
            var figures = statistics.of(days(days), post(post), ReadStatistics.MOST_ROWS, person.required());
            if (what.equals("posts")) {
                csv.line("id", "title", "views");
                figures.posts().forEach(row -> csv.line(row.postId(), row.title(), row.views()));
            } else {
                csv.line("from", "views");
                figures.referrers().forEach(row -> csv.line(row.from(), row.views()));
            }
        }
        return Response.ok(csv.toString())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + what + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private static int days(String typed) {
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : 0;
    }

    private static Optional<Long> post(String typed) {
        return typed.matches("\\d{1,18}") ? Optional.of(Long.valueOf(typed)) : Optional.empty();
    }
}
