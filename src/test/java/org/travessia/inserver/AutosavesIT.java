package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
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
import org.travessia.post.control.Autosave;
import org.travessia.post.control.Autosaves;
import org.travessia.post.control.FormState;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostNotFound;
import org.travessia.post.control.PostSource;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.Typed;
import org.travessia.post.control.Typed.TypedText;
import org.travessia.post.control.WritePost;

/** What is kept of a text while it is typed, on a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
class AutosavesIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(AutosavesIT.class, Database.class);
    }

    @Inject
    Autosaves autosaves;

    @Inject
    WritePost write;

    @Inject
    ReadPosts read;

    @Inject
    Database database;

    private Actor admin;
    private Actor author;
    private Actor contributor;

    @BeforeEach
    void people() {
        database.clear();
        admin = database.person("ada", Role.ADMINISTRATOR);
        author = database.person("otto", Role.AUTHOR);
        contributor = database.person("cora", Role.CONTRIBUTOR);
    }

    @Test
    void aTextIsKeptBesideThePostAndOfferedToItsWriterAlone() {
        PostSource post = post(author, true);
        UUID form = UUID.randomUUID();
        autosaves.take(typed(form, post, "typed"), author);
        autosaves.take(typed(form, post, "typed on"), author);

        assertThat(read.source(post.id(), Optional.empty()).markdown()).isEqualTo("the text");
        assertThat(autosaves.left(post, author)).map(Autosave::markdown).contains("typed on");
        assertThat(autosaves.left(post, admin)).isEmpty();
        assertThat(autosaves.of(form, author)).isPresent();
        assertThat(autosaves.of(form, admin)).as("not even an administrator").isEmpty();

        autosaves.forget(form, admin);
        assertThat(autosaves.of(form, author))
                .as("nobody throws it away for them")
                .isPresent();
        autosaves.forget(form, author);
        assertThat(autosaves.left(post, author)).isEmpty();
    }

    @Test
    void whatComesLateAfterTheFormWasSavedIsNotTaken() {
        UUID form = UUID.randomUUID();
        autosaves.take(typed(form, "typed"), author);
        autosaves.saved(form, author);
        autosaves.take(typed(form, "sent before, and late"), author);
        assertThat(autosaves.leftNew(author)).isEmpty();
        UUID never = UUID.randomUUID();
        autosaves.saved(never, author);
        autosaves.take(typed(never, "the first of its form, and late"), author);
        assertThat(autosaves.of(never, author)).isEmpty();
        autosaves.take(typed(UUID.randomUUID(), "of another form"), author);
        assertThat(autosaves.leftNew(author)).map(Autosave::markdown).contains("of another form");
    }

    @Test
    void theSameFormOfTwoPeopleIsTwoTexts() {
        UUID form = UUID.randomUUID();
        autosaves.take(typed(form, "of Otto"), author);
        autosaves.take(typed(form, "of Cora"), contributor);
        assertThat(autosaves.of(form, author)).map(Autosave::markdown).contains("of Otto");
        assertThat(autosaves.leftNew(contributor)).map(Autosave::markdown).contains("of Cora");
    }

    @Test
    void whatSaysTheSameAsThePostIsNotOffered() {
        PostSource post = post(author, true);
        Typed same = new Typed(
                UUID.randomUUID(),
                Optional.of(post.id()),
                Optional.of(post.version()),
                Optional.of(new TypedText(post.title(), "", post.markdown())),
                false);
        autosaves.take(same, author);
        assertThat(autosaves.left(post, author)).isEmpty();
    }

    @Test
    void onlyWhoMayEditAPostKeepsATextOfIt() {
        PostSource draft = post(author, false);
        PostSource published = post(author, true);
        assertThatThrownBy(() -> autosaves.take(typed(UUID.randomUUID(), draft, "x"), contributor))
                .isInstanceOf(PostNotFound.class);
        assertThatThrownBy(() -> autosaves.take(typed(UUID.randomUUID(), published, "x"), contributor))
                .isInstanceOf(Forbidden.class);
        assertThat(autosaves.left(published, contributor)).isEmpty();
        FormState state = autosaves.take(typed(UUID.randomUUID(), draft, "x"), author);
        assertThat(state.others()).as("nor are they told of").isEmpty();
    }

    @Test
    void thoseWhoHaveAPostOpenAreToldOfEachOther() {
        PostSource post = post(author, true);
        UUID mine = UUID.randomUUID();
        UUID hers = UUID.randomUUID();
        assertThat(autosaves.take(open(mine, post, false), author).others()).isEmpty();
        assertThat(autosaves.take(open(hers, post, false), admin).others())
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.name()).isEqualTo("otto");
                    assertThat(other.own()).isFalse();
                });
        assertThat(autosaves.take(open(UUID.randomUUID(), post, false), author).others())
                .extracting(FormState.OtherForm::own)
                .containsExactly(true, false);
        autosaves.take(open(mine, post, true), author);
        assertThat(autosaves.take(open(hers, post, false), admin).others()).hasSize(1);
        autosaves.saved(hers, admin);
        assertThat(autosaves.take(open(mine, post, false), author).others()).noneMatch(other -> !other.own());
    }

    @Test
    void aFormIsToldThatThePostWasSavedMeanwhile() {
        PostSource post = post(author, true);
        write.setPublished(post.id(), false, admin.id());
        FormState state = autosaves.take(open(UUID.randomUUID(), post, false), author);
        assertThat(state.version())
                .hasValueSatisfying(version -> assertThat(version).isGreaterThan(post.version()));
    }

    @Test
    void aPersonsOldestTextsGo() {
        UUID first = UUID.randomUUID();
        autosaves.take(typed(first, "the first"), author);
        for (int i = 0; i < 50; i++) {
            autosaves.take(typed(UUID.randomUUID(), "text " + i), author);
        }
        assertThat(autosaves.of(first, author)).isEmpty();
        assertThat(autosaves.leftNew(author)).map(Autosave::markdown).contains("text 49");
    }

    @Test
    void aTextThatCannotBeKeptIsRefused() {
        assertThatThrownBy(() -> autosaves.take(typed(UUID.randomUUID(), "a\0"), author))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> autosaves.take(typed(UUID.randomUUID(), "\ud800"), author))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> autosaves.take(typed(UUID.randomUUID(), "a".repeat(1_000_001)), author))
                .isInstanceOf(Invalid.class);
        autosaves.take(typed(UUID.randomUUID(), "\ud83d\ude80".repeat(1_000_000)), author);
    }

    @Test
    void aTextGoesWithItsPost() {
        PostSource post = post(author, false);
        UUID form = UUID.randomUUID();
        autosaves.take(typed(form, post, "typed"), author);
        write.trash(post.id(), Optional.empty(), author.id());
        write.erase(post.id(), admin.id());
        assertThat(autosaves.of(form, author)).isEmpty();
    }

    @Test
    void toKeepATextCostsAFewStatements() {
        PostSource post = post(author, true);
        UUID form = UUID.randomUUID();
        // The post and its writer; the text, and no more than 50 of them; this form, and the others.
        assertThat(database.statementsOf(() -> autosaves.take(typed(form, post, "typed"), author)))
                .isLessThanOrEqualTo(6);
        assertThat(database.statementsOf(() -> autosaves.left(post, author))).isEqualTo(1);
    }

    private PostSource post(Actor writer, boolean published) {
        long id = write.create(new NewPost(
                "A title", Optional.empty(), "the text", published, Optional.empty(), writer.id(), Optional.empty()));
        return read.source(id, Optional.of(writer));
    }

    private static Typed typed(UUID form, PostSource post, String markdown) {
        return new Typed(
                form,
                Optional.of(post.id()),
                Optional.of(post.version()),
                Optional.of(new TypedText(post.title(), post.slug(), markdown)),
                false);
    }

    private static Typed typed(UUID form, String markdown) {
        return new Typed(form, Optional.empty(), Optional.empty(), Optional.of(new TypedText("", "", markdown)), false);
    }

    private static Typed open(UUID form, PostSource post, boolean leaving) {
        return new Typed(form, Optional.of(post.id()), Optional.of(post.version()), Optional.empty(), leaving);
    }
}
