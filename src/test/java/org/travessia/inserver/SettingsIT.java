package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
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
