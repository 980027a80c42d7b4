package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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
import org.travessia.media.TestImages;
import org.travessia.media.control.ListMedia;
import org.travessia.media.control.MakeVariants;
import org.travessia.media.control.MediaNotFound;
import org.travessia.media.control.MediaPage;
import org.travessia.media.control.MediaRow;
import org.travessia.media.control.MediaView;
import org.travessia.media.control.Picture;
import org.travessia.media.control.ReadMedia;
import org.travessia.media.control.ShowMedia;
import org.travessia.media.control.StoreMedia;
import org.travessia.media.control.WriteMedia;
import org.travessia.media.entity.FileFormat;
import org.travessia.platform.Forbidden;
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.WritePost;

/** The library in the real server, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class MediaIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(MediaIT.class, Database.class, TestImages.class);
    }

    @Inject
    WriteMedia write;

    @Inject
    WritePost posts;

    @Inject
    ListMedia list;

    @Inject
    ReadMedia read;

    @Inject
    ShowMedia show;

    @Inject
    StoreMedia store;

    @Inject
    MakeVariants variants;

    @Inject
    Database database;

    private Actor editor;
    private Actor author;
    private Actor other;
    private Actor contributor;

    @BeforeEach
    void people() {
        database.clear();
        editor = database.person("edda", Role.EDITOR);
        author = database.person("otto", Role.AUTHOR);
        other = database.person("olga", Role.AUTHOR);
        contributor = database.person("cora", Role.CONTRIBUTOR);
    }

    @Test
    void theSchemaIsWhatTheEntitiesSay() {
        database.validateSchema();
    }

    @Test
    void everybodySeesAllFilesAndChangesTheirOwn() {
        long id = write.upload(TestImages.png(9, 9), "a.png", "", author);
        for (Actor stranger : List.of(other, contributor)) {
            assertThat(list.one(id, stranger).row().editable()).isFalse();
            assertThat(list.one(id, stranger).replaceable()).isFalse();
            assertThatThrownBy(() -> write.describe(id, "x", "", 0, stranger)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> write.replace(id, TestImages.png(3, 3), stranger))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> write.delete(id, stranger)).isInstanceOf(Forbidden.class);
            assertThat(write.deleteUnused(List.of(id), stranger)).isZero();
        }
        for (Actor one : List.of(author, editor)) {
            MediaView file = list.one(id, one);
            assertThat(file.replaceable()).isTrue();
            write.describe(id, "by " + one.displayName(), "", file.version(), one);
        }
        assertThatThrownBy(() -> write.describe(id, "late", "", 0, author)).isInstanceOf(StaleVersion.class);
        assertThat(list.one(id, other).row().alt()).isEqualTo("by edda");
        long theirs = write.upload(TestImages.png(8, 8), "b.png", "", contributor);
        write.describe(theirs, "mine", "", list.one(theirs, contributor).version(), contributor);
        assertThatThrownBy(() -> write.delete(theirs, contributor)).isInstanceOf(Forbidden.class);
        write.delete(theirs, editor);
        assertThatThrownBy(() -> list.one(theirs, editor)).isInstanceOf(MediaNotFound.class);
    }

    @Test
    void whatAContributorSaysOfAFileStaysOnceItIsPublished() {
        long id = write.upload(TestImages.png(7, 7), "c.png", "", contributor);
        String text = "![](" + list.one(id, editor).row().url() + ")";
        posts.create(
                new NewPost("Shown", Optional.empty(), text, true, Optional.empty(), editor.id(), Optional.empty()));
        MediaView file = list.one(id, contributor);
        assertThat(file.row().editable()).isFalse();
        assertThatThrownBy(() -> write.describe(id, "", "anything", file.version(), contributor))
                .isInstanceOf(Forbidden.class);
        write.describe(id, "", "by an editor", file.version(), editor);
    }

    @Test
    void theSameBytesAreKeptOnceAndGoWithTheLastWhoHasThem() {
        byte[] bytes = TestImages.png(21, 21);
        long one = write.upload(bytes, "one.png", "", author);
        long two = write.upload(bytes, "two.png", "", other);
        MediaRow row = list.one(two, other).row();
        String hash = show.at(row.url()).orElseThrow().hash();
        write.delete(one, author);
        assertThat(read.part(hash, 0)).isNotEmpty();
        write.delete(two, other);
        assertThatThrownBy(() -> read.part(hash, 0)).isInstanceOf(MediaNotFound.class);
    }

    @Test
    void variantsAreMadeOfAPhotographAndOfADrawing() {
        for (boolean photo : new boolean[] {true, false}) {
            byte[] bytes = photo ? TestImages.photo(1300, 500, 1) : TestImages.png(1300, 500);
            long id = write.upload(bytes, "wide." + (photo ? "jpg" : "png"), "", author);
            String url = list.one(id, author).row().url();
            variants.all();
            Picture picture = show.at(url).orElseThrow();
            assertThat(picture.variants()).extracting(Picture.Variant::width).startsWith(480, 800, 1200);
            for (Picture.Variant variant : picture.variants()) {
                byte[] made = read.part(variant.hash(), 0);
                assertThat(FileFormat.of(made)).contains(variant.format());
                assertThat(variant.height()).isEqualTo(Math.round(500f * variant.width() / 1300));
                assertThat(read.byHash(
                                        variant.hash(),
                                        picture.name()
                                                .ofWidth(variant.width(), variant.format())
                                                .value())
                                .format())
                        .isEqualTo(variant.format());
            }
            // The build brings the encoder for the platforms that it runs on.
            assertThat(picture.variants()).extracting(Picture.Variant::format).contains(FileFormat.WEBP);
            assertThat(picture.srcset()).contains("480w", "1200w");
        }
    }

    @Test
    void whatCannotBeWorkedOnIsShownAsItIs() {
        byte[] png = TestImages.png(600, 600);
        // The header is whole, the pixels are not.
        for (int i = 60; i < 200; i++) {
            png[i] = 0x55;
        }
        long id = write.upload(png, "broken.png", "", author);
        variants.all();
        assertThat(show.at(list.one(id, author).row().url()).orElseThrow().variants())
                .isEmpty();
    }

    @Test
    void importedImagesAreInTheLibraryToo() {
        String address = store.store(TestImages.png(5, 6), "Mapa.png");
        assertThat(store.store(TestImages.png(5, 6), "Mapa.png")).isEqualTo(address);
        MediaPage page = list.page("mapa", Optional.empty(), Optional.empty(), editor);
        assertThat(page.rows()).singleElement().satisfies(row -> {
            assertThat(row.url()).isEqualTo(address);
            assertThat(row.uploader()).isEmpty();
        });
    }

    @Test
    void theLibraryIsReadDownAndUpAtTheSameCost() {
        for (int i = 0; i < 2 * ListMedia.PAGE + 5; i++) {
            write.upload(("%PDF-1." + i).getBytes(StandardCharsets.UTF_8), "file-" + i + ".pdf", "", author);
        }
        MediaPage first = list.page("", Optional.empty(), Optional.empty(), author);
        MediaPage second = list.page("", first.older(), Optional.empty(), author);
        MediaPage last = list.page("", second.older(), Optional.empty(), author);
        assertThat(first.newer()).isEmpty();
        assertThat(last.rows()).hasSize(5);
        assertThat(last.older()).isEmpty();
        assertThat(list.page("", Optional.empty(), last.newer(), author)).isEqualTo(second);
        assertThat(database.statementsOf(() -> list.page("file", Optional.empty(), Optional.empty(), author)))
                .isEqualTo(1);
    }

    @Test
    void searchingTakesWordsAndNoSyntax() {
        write.upload(TestImages.png(5, 5), "a.png", "O porto à noite", author);
        for (String words : List.of("PORT", "noite porto", "a.png")) {
            assertThat(list.page(words, Optional.empty(), Optional.empty(), author)
                            .rows())
                    .as(words)
                    .hasSize(1);
        }
        for (String hostile : List.of("porto & !noite", "') or true --", "nothing", ":*|(", "%")) {
            list.page(hostile, Optional.empty(), Optional.empty(), author);
        }
        assertThat(list.page("xyz", Optional.empty(), Optional.empty(), author).rows())
                .isEmpty();
    }
}
