package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
import org.travessia.media.control.ListMedia;
import org.travessia.media.control.MediaRow;
import org.travessia.media.control.WriteMedia;
import org.travessia.platform.Invalid;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.BrowsePosts;
import org.travessia.profile.control.ChangeProfile;
import org.travessia.profile.control.ProfileView;

/** What people tell of themselves, and that the picture they show is not tidied away. */
@ExtendWith(ArquillianExtension.class)
class ProfileIT {

    /** One transparent pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @Deployment
    static WebArchive application() {
        return TestArchive.with(ProfileIT.class, Database.class);
    }

    @Inject
    ChangeProfile profiles;

    @Inject
    BrowsePosts browse;

    @Inject
    WriteMedia write;

    @Inject
    ListMedia library;

    @Inject
    Database database;

    private Actor ana;
    private Actor editor;

    @BeforeEach
    void people() {
        database.clear();
        database.change("truncate media_item restart identity cascade");
        ana = database.person("ana", Role.CONTRIBUTOR);
        editor = database.person("edda", Role.EDITOR);
        // Readers know people by their posts only.
        database.change("insert into post (title, slug, markdown, html, excerpt, word_count, renderer_version, status,"
                + " author_id, created_at, updated_at, published_at) select username, username, 'a', 'a', '', 1, 1, 'PUBLISHED',"
                + " id, now(), now(), now() from person");
    }

    @Test
    void one_tells_it_of_oneself_only() {
        profiles.change(" Ana  Ação ", "Two\nlines", "https://ana.example/", true, 0, ana);
        assertThat(browse.author("ana").bio()).isEqualTo("Two\nlines");
        assertThat(browse.author("ana").website()).isEqualTo("https://ana.example/");
        assertThat(browse.author("ana").displayName()).isEqualTo("Ana  Ação");
        assertThat(browse.author("edda").bio()).isEmpty();
        assertThatThrownBy(() -> profiles.change("Late", "", "", true, 0, ana)).isInstanceOf(StaleVersion.class);
        ProfileView now = profiles.profile(ana);
        profiles.change("Ana", "", "", false, now.version(), ana);
        assertThat(now.commentMail()).isTrue();
        assertThat(profiles.profile(ana).commentMail()).isFalse();
        assertThat(browse.author("ana").website()).isNull();
    }

    @Test
    void every_rule_is_named_by_its_field() {
        assertThat(fields("", "x".repeat(2001), "javascript:alert(1)"))
                .containsExactly("displayName", "bio", "website");
        for (String website : List.of(
                "ana.example",
                "//ana.example",
                "data:text/html,x",
                "https://a@b.example",
                "https://" + "x".repeat(500) + ".example")) {
            assertThat(fields("Ana", "", website)).as(website).containsExactly("website");
        }
        assertThat(fields("x".repeat(101), "", "")).containsExactly("displayName");
        assertThat(fields("a\nb", "a\0b", "")).containsExactly("displayName", "bio");
    }

    @Test
    void a_picture_is_an_image_of_the_library_and_stays_there_while_it_is_shown() {
        long text = write.upload("%PDF-1.4 text".getBytes(StandardCharsets.US_ASCII), "a.pdf", "", editor);
        assertThatThrownBy(() -> profiles.showPicture(text, ana)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> profiles.showPicture(999, ana)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> profiles.showPicture(
                        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "a.png", ana))
                .isInstanceOf(Invalid.class);
        assertThat(profiles.profile(ana).avatar()).isEmpty();

        profiles.showPicture(PNG, "me.png", ana);
        String shown = profiles.profile(ana).avatar().orElseThrow();
        assertThat(shown).matches("/media/[0-9a-z]{20}/me\\.png");
        assertThat(browse.withSmallPicture(browse.author("ana")).avatar()).matches("/media/[0-9a-f]{64}/me.*");
        MediaRow row = profiles.pictures("", ana).get(0);
        assertThat(row.used()).isTrue();
        database.change("update media_item set uploaded_at = now() - interval '2 hours'");
        assertThat(library.unused(Optional.empty(), Optional.empty(), editor).rows())
                .extracting(MediaRow::id)
                .containsExactly(text);
        assertThat(write.deleteUnused(List.of(row.id()), editor)).isZero();

        profiles.showNoPicture(ana);
        assertThat(profiles.profile(ana).avatar()).isEmpty();
        assertThat(write.deleteUnused(List.of(row.id()), editor)).isEqualTo(1);
    }

    private List<String> fields(String name, String bio, String website) {
        try {
            profiles.change(name, bio, website, true, 0, ana);
            return List.of();
        } catch (Invalid invalid) {
            return invalid.errors().stream().map(Invalid.FieldError::field).toList();
        }
    }
}
