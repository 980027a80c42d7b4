package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.travessia.platform.Slug;
import org.travessia.redirect.control.Redirects;
import org.travessia.tag.control.FileUnder;
import org.travessia.tag.entity.Term;

/** Takes the tags and categories of another blog; those that are here already keep what is said of them here. */
@ApplicationScoped
@Transactional
public class TakeTerms {

    private FileUnder file;
    private Redirects redirects;

    /** For CDI's proxy only. */
    protected TakeTerms() {}

    @Inject
    public TakeTerms(FileUnder file, Redirects redirects) {
        this.file = file;
        this.redirects = redirects;
    }

    /** Whether this blog can have something of this name. */
    static boolean possible(String name) {
        return Slug.suggestedBy(name).isPresent() && name.codePointCount(0, name.length()) <= Term.MAX_NAME;
    }

    /** Takes tags; their old pages, below {@code /tag/}, lead to the new ones. */
    void tags(List<ForeignBlog.Tag> tags) {
        for (ForeignBlog.Tag tag : tags) {
            Term term = file.tags(List.of(tag.name())).get(0);
            describe(term, tag.description());
            redirects.noteUnlessKnown("/tag/" + tag.slug(), "/tags/" + term.slug());
        }
    }

    /** Takes categories, each below its own. */
    void categories(List<ForeignBlog.Category> categories) {
        Map<String, Term> taken = new HashMap<>();
        for (ForeignBlog.Category category : categories) {
            file.category(Optional.of(category.name())).ifPresent(term -> {
                describe(term, category.description());
                taken.put(category.key(), term);
            });
        }
        Map<String, String> above = new HashMap<>();
        categories.forEach(category -> category.parent().ifPresent(parent -> above.put(category.key(), parent)));
        for (ForeignBlog.Category category : categories) {
            Optional<Term> term = Optional.ofNullable(taken.get(category.key()));
            Optional<Term> parent = category.parent().map(taken::get);
            if (term.isPresent() && parent.isPresent() && term.get().parent().isEmpty()) {
                try {
                    term.get().standBelow(parent);
                } catch (IllegalArgumentException belowItself) {
                    // A file that says so means nothing by it.
                }
            }
            term.ifPresent(
                    here -> redirects.noteUnlessKnown(path(category.key(), above), "/categories/" + here.slug()));
        }
    }

    /** "/category/above/below". */
    private static String path(String key, Map<String, String> above) {
        String path = key;
        String one = above.get(key);
        for (int depth = 0; one != null && depth < 10; depth++) {
            path = one + "/" + path;
            one = above.get(one);
        }
        return "/category/" + path;
    }

    /** Authors' old pages lead to the new ones. */
    void authors(Map<String, String> usernames) {
        usernames.forEach((there, here) -> redirects.noteUnlessKnown("/author/" + there, "/authors/" + here));
    }

    private static void describe(Term term, String description) {
        if (term.description().isEmpty()) {
            Entry.line(description, Term.MAX_DESCRIPTION).ifPresent(term::describe);
        }
    }
}
