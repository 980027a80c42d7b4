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
import org.travessia.platform.StaleVersion;
import org.travessia.post.control.EditPost;
import org.travessia.post.control.NewPost;
import org.travessia.post.control.PostDetails;
import org.travessia.post.control.ReadPosts;
import org.travessia.post.control.WritePost;
import org.travessia.post.entity.PostKind;
import org.travessia.post.entity.Visibility;
import org.travessia.redirect.control.Redirects;
import org.travessia.tag.control.ReadTerms;
import org.travessia.tag.control.TendTerms;
import org.travessia.tag.control.TendTerms.Farewell;
import org.travessia.tag.control.TermEdit;
import org.travessia.tag.control.TermNotFound;
import org.travessia.tag.control.TermView;
import org.travessia.tag.entity.TermKind;
import org.travessia.web.Elsewhere;

/** What an editor does to tags and categories: counts stay right, posts stay, addresses lead on. */
@ExtendWith(ArquillianExtension.class)
class TermsIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(TermsIT.class, Database.class);
    }

    @Inject
    TendTerms terms;

    @Inject
    ReadTerms read;

    @Inject
    WritePost write;

    @Inject
    ReadPosts posts;

    @Inject
    Redirects redirects;

    @Inject
    Elsewhere elsewhere;

    @Inject
    Database database;

    private Actor editor;
    private Actor author;

    @BeforeEach
    void people() {
        database.clear();
        editor = database.person("edda", Role.EDITOR);
        author = database.person("ana", Role.AUTHOR);
    }

    @Test
    void only_editors_tend_them() {
        long id = terms.create(TermKind.TAG, "Java", editor);
        for (Actor other : List.of(author, database.person("cora", Role.CONTRIBUTOR))) {
            assertThatThrownBy(() -> terms.page(TermKind.TAG, "", "", other)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> terms.create(TermKind.TAG, "x", other)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> terms.change(TermKind.TAG, id, edit("x", "x"), other))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> terms.merge(TermKind.TAG, id, "x", 0, other))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> terms.delete(TermKind.TAG, id, Farewell.GONE, 0, other))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(terms.one(TermKind.TAG, id, editor).name()).isEqualTo("Java");
        assertThatThrownBy(() -> terms.one(TermKind.CATEGORY, id, editor)).isInstanceOf(TermNotFound.class);
    }

    @Test
    void a_new_address_leads_from_the_old_one_and_so_does_its_feed() {
        long id = terms.create(TermKind.TAG, "Criação", editor);
        terms.change(TermKind.TAG, id, edit("Criação livre", "livre"), editor);
        terms.change(TermKind.TAG, id, new TermEdit("Criação livre", "solta", "About it", "", 1), editor);
        assertThat(redirects.of("/tags/criacao").orElseThrow().target()).contains("/tags/solta");
        assertThat(redirects.of("/tags/livre").orElseThrow().target()).contains("/tags/solta");
        assertThat(elsewhere
                        .of("/feeds/tags/criacao/atom.xml", "")
                        .orElseThrow()
                        .target())
                .contains("/feeds/tags/solta/atom.xml");
        assertThat(elsewhere.of("/feeds/tags/unknown/atom.xml", "")).isEmpty();
        TermView now = read.bySlug(TermKind.TAG, "solta");
        assertThat(now.name()).isEqualTo("Criação livre");
        assertThat(now.description()).isEqualTo("About it");
        assertThatThrownBy(() -> terms.change(TermKind.TAG, id, edit("Old", "old"), editor))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void every_rule_is_named_by_its_field() {
        terms.create(TermKind.TAG, "Java", editor);
        long id = terms.create(TermKind.TAG, "Kotlin", editor);
        assertThat(fields(edit("java", "java"), id)).containsExactly("name", "slug");
        assertThat(fields(edit("a, b", "Not One"), id)).containsExactly("name", "slug");
        assertThat(fields(edit("!!", ""), id)).contains("name");
        assertThat(fields(edit("x".repeat(101), "x"), id)).containsExactly("name");
        assertThat(fields(new TermEdit("Kotlin", "kotlin", "x".repeat(2001), "", 0), id))
                .containsExactly("description");
        assertThatThrownBy(() -> terms.create(TermKind.TAG, " JAVA ", editor)).isInstanceOf(Invalid.class);
        // Another kind has addresses of its own.
        terms.create(TermKind.CATEGORY, "Java", editor);
    }

    @Test
    void a_category_never_stands_below_itself() {
        long top = terms.create(TermKind.CATEGORY, "Top", editor);
        long middle = terms.create(TermKind.CATEGORY, "Middle", editor);
        long low = terms.create(TermKind.CATEGORY, "Low", editor);
        below(middle, "Middle", top);
        below(low, "Low", middle);
        for (long wrong : new long[] {top, middle, low, 999, terms.create(TermKind.TAG, "Tag", editor)}) {
            assertThatThrownBy(() -> below(top, "Top", wrong)).isInstanceOf(Invalid.class);
        }
        assertThat(terms.parentsFor(terms.one(TermKind.CATEGORY, middle, editor)))
                .extracting(TermView::name)
                .containsExactly("Top");
    }

    @Test
    void two_tags_become_one_on_every_post_and_are_counted_once() {
        long both = create("Both", List.of("a", "old", "b", "new", "c"), Optional.empty());
        long one = create("One", List.of("x", "old", "y"), Optional.empty());
        create("Other", List.of("new"), Optional.empty());
        create("Two", List.of("old"), Optional.empty());
        long draft = create("Draft", List.of("old"), Optional.empty());
        write.setPublished(draft, false, author.id());
        TermView old = read.bySlug(TermKind.TAG, "old");
        long into = terms.merge(TermKind.TAG, old.id(), " NEW ", old.version(), editor);

        assertThat(into).isEqualTo(read.bySlug(TermKind.TAG, "new").id());
        assertThat(tags(both)).containsExactly("a", "b", "new", "c");
        assertThat(tags(one)).containsExactly("x", "new", "y");
        assertThat(tags(draft)).containsExactly("new");
        assertThat(read.bySlug(TermKind.TAG, "new").posts()).isEqualTo(4);
        assertThat(countedAnew()).isEmpty();
        assertThat(redirects.of("/tags/old").orElseThrow().target()).contains("/tags/new");
        assertThatThrownBy(() -> read.bySlug(TermKind.TAG, "old")).isInstanceOf(TermNotFound.class);
        write.setPublished(draft, true, author.id());
        assertThat(countedAnew()).isEmpty();
    }

    @Test
    void two_categories_become_one_with_what_stands_below_them() {
        long old = terms.create(TermKind.CATEGORY, "Old", editor);
        long child = terms.create(TermKind.CATEGORY, "Child", editor);
        long deep = terms.create(TermKind.CATEGORY, "Deep", editor);
        below(child, "Child", old);
        below(deep, "Deep", child);
        create("First", List.of(), Optional.of("Old"));
        create("Second", List.of(), Optional.of("Deep"));
        assertThatThrownBy(() -> terms.merge(TermKind.CATEGORY, old, "Nothing", 0, editor))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> terms.merge(TermKind.CATEGORY, old, "old", 0, editor))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> terms.merge(TermKind.CATEGORY, old, "Deep", 7, editor))
                .isInstanceOf(StaleVersion.class);
        // What stands below it takes its place, and no circle comes of it.
        terms.merge(TermKind.CATEGORY, old, "Deep", 0, editor);
        assertThat(read.byId(deep).parentId()).isEmpty();
        assertThat(read.byId(child).parentId()).contains(deep);
        assertThat(read.byId(deep).posts()).isEqualTo(2);
        assertThat(countedAnew()).isEmpty();
    }

    @Test
    void what_is_deleted_takes_no_post_with_it() {
        long post = create("Post", List.of("a", "b", "c"), Optional.of("Shelf"));
        create("Another", List.of("b", "c"), Optional.of("Shelf"));
        TermView tag = read.bySlug(TermKind.TAG, "b");
        assertThatThrownBy(() -> terms.delete(TermKind.TAG, tag.id(), Farewell.GONE, 9, editor))
                .isInstanceOf(StaleVersion.class);
        terms.delete(TermKind.TAG, tag.id(), Farewell.GONE, tag.version(), editor);
        assertThat(tags(post)).containsExactly("a", "c");
        assertThat(redirects.of("/tags/b").orElseThrow().target()).isEmpty();
        assertThat(elsewhere.of("/feeds/tags/b/rss.xml", "").orElseThrow().target())
                .isEmpty();

        TermView shelf = read.bySlug(TermKind.CATEGORY, "shelf");
        long child = terms.create(TermKind.CATEGORY, "Child", editor);
        below(child, "Child", shelf.id());
        terms.delete(TermKind.CATEGORY, shelf.id(), Farewell.LIST, shelf.version(), editor);
        assertThat(posts.source(post, Optional.empty()).details().category()).isEmpty();
        assertThat(read.byId(child).parentId()).isEmpty();
        assertThat(redirects.of("/categories/shelf").orElseThrow().target()).contains("/categories");
        assertThat(countedAnew()).isEmpty();
        // The post can still be saved, and the name used again.
        long again = create("Again", List.of("b"), Optional.of("Shelf"));
        assertThat(tags(again)).containsExactly("b");
        assertThat(countedAnew()).isEmpty();
    }

    /** Hibernate changes rows of a list in place: the triggers must count that, too. */
    @Test
    void other_tags_in_another_order_are_counted_right() {
        long id = create("Post", List.of("a", "b", "c"), Optional.empty());
        for (List<String> tags : List.of(
                List.of("b", "a"),
                List.of("c", "b", "a"),
                List.of("d"),
                List.of("a", "b", "c", "d"),
                List.of("d", "a"))) {
            write.update(id, retagged("Post", tags));
            assertThat(tags(id)).containsExactlyElementsOf(tags);
            assertThat(countedAnew()).as(tags.toString()).isEmpty();
        }
    }

    @Test
    void the_list_is_found_by_letters_without_accents_and_bounded() {
        terms.create(TermKind.TAG, "Criação", editor);
        for (int number = 0; number < TendTerms.PAGE; number++) {
            terms.create(TermKind.TAG, "Tag %02d".formatted(number), editor);
        }
        assertThat(terms.page(TermKind.TAG, "CRIACAO", "", editor).rows())
                .extracting(TermView::name)
                .containsExactly("Criação");
        assertThat(terms.page(TermKind.TAG, "%", "", editor).rows()).isEmpty();
        ReadTerms.TermPage first = terms.page(TermKind.TAG, "", "", editor);
        assertThat(first.rows()).hasSize(TendTerms.PAGE);
        assertThat(terms.page(TermKind.TAG, "", first.next().orElseThrow(), editor)
                        .rows())
                .hasSize(1);
        assertThat(database.statementsOf(() -> terms.page(TermKind.TAG, "a", "", editor)))
                .isEqualTo(1);
    }

    private List<String> tags(long post) {
        return posts.source(post, Optional.of(author)).details().tags();
    }

    /** Terms whose count is not what counting gives. */
    private List<Object> countedAnew() {
        return database.values("select t.name || ' ' || t.posts from term t where t.posts <> "
                + "(select count(*) from post p where p.listed and (p.category_id = t.id or exists "
                + "(select 1 from post_tag g where g.post_id = p.id and g.term_id = t.id)))");
    }

    private List<String> fields(TermEdit edit, long id) {
        try {
            terms.change(TermKind.TAG, id, edit, editor);
            return List.of();
        } catch (Invalid invalid) {
            return invalid.errors().stream().map(Invalid.FieldError::field).toList();
        }
    }

    private void below(long id, String name, long parent) {
        TermView now = terms.one(TermKind.CATEGORY, id, editor);
        terms.change(TermKind.CATEGORY, id, new TermEdit(name, "", "", String.valueOf(parent), now.version()), editor);
    }

    private static TermEdit edit(String name, String slug) {
        return new TermEdit(name, slug, "", "", 0);
    }

    private long create(String title, List<String> tags, Optional<String> category) {
        return write.create(new NewPost(
                title,
                Optional.empty(),
                "Text of " + title,
                true,
                Optional.empty(),
                author.id(),
                Optional.empty(),
                details(tags, category)));
    }

    private EditPost retagged(String title, List<String> tags) {
        return new EditPost(
                title,
                Optional.empty(),
                "Text of " + title,
                true,
                Optional.empty(),
                Optional.empty(),
                author.id(),
                Optional.empty(),
                Optional.of(details(tags, Optional.empty())));
    }

    private static PostDetails details(List<String> tags, Optional<String> category) {
        return new PostDetails(
                PostKind.POST,
                Visibility.PUBLIC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tags,
                category,
                false,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                "",
                Optional.empty(),
                true);
    }
}
