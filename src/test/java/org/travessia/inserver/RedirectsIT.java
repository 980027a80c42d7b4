package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.redirect.control.RedirectNotFound;
import org.travessia.redirect.control.RedirectPage;
import org.travessia.redirect.control.RedirectRow;
import org.travessia.redirect.control.TendRedirects;
import org.travessia.redirect.control.TendRedirects.Wanted;
import org.travessia.web.Elsewhere;

/** Redirects that editors make: where they lead, that they lead in no circle, and that they can be undone. */
@ExtendWith(ArquillianExtension.class)
class RedirectsIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(RedirectsIT.class, Database.class);
    }

    @Inject
    TendRedirects redirects;

    @Inject
    Elsewhere elsewhere;

    @Inject
    Database database;

    private Actor editor;

    @BeforeEach
    void people() {
        database.clear();
        editor = database.person("edda", Role.EDITOR);
    }

    @Test
    void only_editors_tend_them() {
        long id = add("/old", "/new");
        for (Role role : List.of(Role.AUTHOR, Role.CONTRIBUTOR)) {
            Actor other = database.person(role.name(), role);
            assertThatThrownBy(() -> redirects.page("", Optional.empty(), Optional.empty(), other))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> redirects.add(new Wanted("/a", "/b", false), other))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> redirects.delete(id, other)).isInstanceOf(Forbidden.class);
        }
        assertThat(database.number("select count(*) from redirect")).isEqualTo(1);
    }

    @Test
    void they_lead_here_elsewhere_or_say_gone() {
        add("/cria%C3%A7%C3%A3o/", "/posts/criação?a=b#c");
        add("/out", "https://example.com/x");
        add("/index.php?p=1", "/posts/one");
        redirects.add(new Wanted("/gone", "ignored", true), editor);
        assertThat(fate("/criação", "")).contains("/posts/cria%C3%A7%C3%A3o?a=b#c");
        assertThat(fate("/criação/", "utm=1")).contains("/posts/cria%C3%A7%C3%A3o?a=b#c");
        assertThat(fate("/out", "")).contains("https://example.com/x");
        assertThat(fate("/index.php", "p=1")).contains("/posts/one");
        assertThat(elsewhere.of("/index.php", "p=2")).isEmpty();
        assertThat(elsewhere.of("/gone", "").orElseThrow().target()).isEmpty();
    }

    @Test
    void none_leads_in_a_circle_or_too_far() {
        assertThat(problem("/a", "/a")).isEqualTo("target redirect.loop");
        assertThat(problem("/a", "/a/")).isEqualTo("target redirect.loop");
        assertThat(problem("/a", "/a?x=1")).isEqualTo("target redirect.loop");
        assertThat(problem("/a", "/a#x")).isEqualTo("target redirect.loop");
        add("/b", "/a");
        assertThat(problem("/a", "/b")).isEqualTo("target redirect.loop");
        assertThat(problem("/a", "/b/?x=1#y")).isEqualTo("target redirect.loop");
        add("/a", "/end");
        for (int number = 1; number <= 6; number++) {
            add("/chain" + (number - 1), "/chain" + number);
        }
        assertThat(problem("/far", "/chain0")).isEqualTo("target redirect.far");
        add("/near", "/chain2");
        assertThat(problem("/chain6", "/chain3")).isEqualTo("target redirect.loop");
    }

    @Test
    void what_is_the_blogs_own_or_known_already_is_refused_by_field() {
        add("/old", "/new");
        assertThat(problem("/old", "/else")).isEqualTo("path redirect.path.taken");
        assertThat(problem("/", "/else")).isEqualTo("path redirect.path.home");
        assertThat(problem("/Admin/x", "/else")).isEqualTo("path redirect.path.reserved");
        assertThat(problem("nothing", "javascript:x"))
                .isEqualTo("path redirect.path.invalid target redirect.target.invalid");
    }

    @Test
    void what_was_deleted_can_be_put_back_as_it_was() {
        long id = add("/100%25", "/posts/50%25?x=%25");
        RedirectRow was = redirects.delete(id, editor);
        assertThat(elsewhere.of("/100%", "")).isEmpty();
        assertThatThrownBy(() -> redirects.delete(id, editor)).isInstanceOf(RedirectNotFound.class);
        add(was.typedPath(), was.typedTarget());
        assertThat(fate("/100%", "")).contains("/posts/50%25?x=%25");
    }

    @Test
    void the_list_costs_one_statement_at_any_depth() {
        for (int number = 0; number < TendRedirects.PAGE + 5; number++) {
            add("/old-" + number, "/new-" + number);
        }
        RedirectPage first = redirects.page("", Optional.empty(), Optional.empty(), editor);
        assertThat(first.rows()).hasSize(TendRedirects.PAGE);
        assertThat(first.newer()).isEmpty();
        RedirectPage second = redirects.page("", first.older(), Optional.empty(), editor);
        assertThat(second.rows())
                .extracting(RedirectRow::path)
                .containsExactly("/old-4", "/old-3", "/old-2", "/old-1", "/old-0");
        assertThat(second.older()).isEmpty();
        assertThat(redirects.page("", Optional.empty(), second.newer(), editor).rows())
                .isEqualTo(first.rows());
        assertThat(redirects
                        .page("NEW-17", Optional.empty(), Optional.empty(), editor)
                        .rows())
                .extracting(RedirectRow::path)
                .containsExactly("/old-17");
        assertThat(database.statementsOf(() -> redirects.page("x", Optional.empty(), Optional.empty(), editor)))
                .isEqualTo(1);
    }

    private long add(String path, String target) {
        return redirects.add(new Wanted(path, target, false), editor);
    }

    private Optional<String> fate(String path, String query) {
        return elsewhere.of(path, query).flatMap(Elsewhere.Fate::target);
    }

    private String problem(String path, String target) {
        try {
            add(path, target);
            return "";
        } catch (Invalid invalid) {
            return String.join(
                    " ",
                    invalid.errors().stream()
                            .map(error -> error.field() + " " + error.messageKey())
                            .toList());
        }
    }
}
