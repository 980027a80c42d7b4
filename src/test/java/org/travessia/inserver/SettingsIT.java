package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.account.control.Actor;
import org.travessia.account.entity.Role;
import org.travessia.platform.Forbidden;
import org.travessia.platform.Invalid;
import org.travessia.platform.StaleVersion;
import org.travessia.settings.boundary.SettingsPages;
import org.travessia.settings.control.ChangeSettings;
import org.travessia.settings.control.Settings;
import org.travessia.settings.control.SettingsChange;
import org.travessia.settings.control.SettingsChangeNotFound;
import org.travessia.settings.control.SettingsField;
import org.travessia.settings.control.SettingsHistory;
import org.travessia.settings.control.SiteStyle;
import org.travessia.web.Site;
import org.travessia.web.SiteLink;

/** The site's settings in the real server, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class SettingsIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(SettingsIT.class, Database.class);
    }

    @Inject
    ChangeSettings settings;

    @Inject
    SiteStyle style;

    @Inject
    Instance<Site> site;

    @Inject
    Database database;

    private Actor administrator;
    private Settings before;

    @BeforeEach
    void begin() {
        database.clear();
        administrator = database.person("ada", Role.ADMINISTRATOR);
        before = settings.settings(administrator);
    }

    @AfterEach
    void restore() {
        settings.change(before.from(settings.settings(administrator).version()), administrator);
    }

    @Test
    void the_table_is_what_hibernate_expects() {
        database.validateSchema();
    }

    @Test
    void what_is_set_is_what_pages_get_with_one_statement() {
        settings.change(changed("Uma casa", "#AbC"), administrator);

        assertThat(database.statementsOf(() -> site.get())).isEqualTo(1);
        Site now = site.get();
        assertThat(now.title()).isEqualTo("Uma casa");
        assertThat(now.navigation()).containsExactly(new SiteLink("Sobre, \"nós\" {e}", "/sobre"));
        assertThat(now.social()).containsExactly(new SiteLink("NULL", "https://example.com/"));
        assertThat(now.postsPerPage()).isEqualTo(25);
        assertThat(now.style()).isPresent();
        assertThat(settings.settings(administrator).accent()).isEqualTo("#aabbcc");
        assertThat(style.sheet().css()).contains("--measure: 75ch");
    }

    @Test
    void only_administrators_see_and_change_them() {
        for (Role role : List.of(Role.EDITOR, Role.AUTHOR, Role.CONTRIBUTOR)) {
            Actor other = database.person("other-" + role.name().toLowerCase(), role);
            assertThatThrownBy(() -> settings.settings(other)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> settings.change(before, other)).isInstanceOf(Forbidden.class);
        }
        assertThat(SettingsPages.class.getAnnotation(RolesAllowed.class).value())
                .containsExactly("ADMINISTRATOR");
    }

    @Test
    void a_change_from_an_old_version_is_refused() {
        settings.change(changed("Primeira", ""), administrator);

        assertThatThrownBy(() -> settings.change(before, administrator)).isInstanceOf(StaleVersion.class);
        assertThat(site.get().title()).isEqualTo("Primeira");
    }

    @Test
    void nothing_is_changed_where_anything_is_wrong() {
        assertThatThrownBy(() -> settings.change(changed("", ""), administrator))
                .isInstanceOf(Invalid.class);

        assertThat(site.get().postsPerPage()).isEqualTo(Integer.parseInt(before.postsPerPage()));
    }

    @Test
    void what_was_before_a_change_is_put_back_and_taken_back_again() {
        settings.change(changed("Primeira", "#123"), administrator);
        SettingsChange first = newest();
        assertThat(first.who()).contains("ada");
        assertThat(first.was()).isEqualTo(before.from(first.was().version()));
        assertThat(first.changed()).contains(SettingsField.TITLE, SettingsField.NAVIGATION, SettingsField.ACCENT);

        settings.putBack(first.id(), now().version(), administrator);
        assertThat(now()).isEqualTo(before.from(now().version()));
        SettingsChange back = newest();
        assertThat(back.was().title()).isEqualTo("Primeira");

        settings.putBack(back.id(), now().version(), administrator);
        assertThat(now().title()).isEqualTo("Primeira");
        assertThat(now().accent()).isEqualTo("#112233");
        assertThat(database.values("select deed from audit_entry order by number desc limit 3"))
                .containsExactly("settings.put-back", "settings.put-back", "settings.changed");
    }

    @Test
    void nothing_is_put_back_by_who_saw_another_version_or_may_not() {
        settings.change(changed("Primeira", ""), administrator);
        long id = newest().id();
        int seen = now().version();
        settings.change(changed("Segunda", "").from(seen), administrator);

        assertThatThrownBy(() -> settings.putBack(id, seen, administrator)).isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> settings.putBack(id + 1000, seen, administrator))
                .isInstanceOf(SettingsChangeNotFound.class);
        Actor editor = database.person("ed", Role.EDITOR);
        assertThatThrownBy(() -> settings.putBack(id, now().version(), editor)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> settings.history(Optional.empty(), editor)).isInstanceOf(Forbidden.class);
        assertThat(now().title()).isEqualTo("Segunda");
    }

    @Test
    void what_cannot_be_any_more_is_not_put_back() {
        settings.change(changed("Primeira", ""), administrator);
        database.change("update site_change set was = was || '{\"logo\": \"/media/" + "a".repeat(64) + "/gone.png\"}'");

        assertThatThrownBy(() -> settings.putBack(newest().id(), now().version(), administrator))
                .isInstanceOf(Invalid.class);
        assertThat(now().title()).isEqualTo("Primeira");
        database.change("update site_change set was = was - 'footer' - 'social' - 'logo'");
        settings.putBack(newest().id(), now().version(), administrator);
        assertThat(now().title()).isEqualTo(before.title());
        assertThat(now().social()).as("was no setting then").hasSize(1);
    }

    @Test
    void the_history_is_bounded_and_survives_who_made_it() {
        settings.change(changed("Primeira", ""), administrator);
        settings.change(changed("Primeira", "").from(now().version()), administrator);
        assertThat(settings.history(Optional.empty(), administrator).changes())
                .as("what changes nothing is no change")
                .hasSize(1);
        database.change("insert into site_change (changed_at, was, became) select now(), was, became "
                + "from site_change cross join generate_series(1, 300)");
        settings.change(changed("Segunda", "").from(now().version()), administrator);

        assertThat(database.number("select count(*) from site_change")).isEqualTo(ChangeSettings.KEPT);
        SettingsHistory page = settings.history(Optional.empty(), administrator);
        assertThat(page.changes()).hasSize(ChangeSettings.PAGE);
        assertThat(page.changes().get(1).who()).as("gone").isEmpty();
        SettingsHistory older = settings.history(page.older(), administrator);
        assertThat(older.changes().get(0).id()).isLessThan(page.older().orElseThrow());
        assertThat(database.statementsOf(() -> settings.history(Optional.empty(), administrator)))
                .isEqualTo(2);
    }

    private Settings now() {
        return settings.settings(administrator);
    }

    private SettingsChange newest() {
        return settings.history(Optional.empty(), administrator).changes().get(0);
    }

    private Settings changed(String title, String accent) {
        return new Settings(
                title,
                "",
                "",
                "pt-BR",
                "America/Sao_Paulo",
                accent,
                "SERIF",
                "SERIF",
                "WIDE",
                "",
                "",
                List.of(new SiteLink("Sobre, \"nós\" {e}", "/sobre")),
                List.of(new SiteLink("NULL", "https://example.com/")),
                "",
                "25",
                before.version());
    }
}
