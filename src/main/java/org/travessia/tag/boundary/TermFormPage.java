package org.travessia.tag.boundary;

import java.util.List;
import java.util.stream.Stream;
import org.travessia.platform.Invalid.FieldError;
import org.travessia.tag.control.TermEdit;
import org.travessia.tag.control.TermView;
import org.travessia.web.Layout;
import org.travessia.web.Option;

/**
 * The forms of one tag or category as their page shows them.
 *
 * @param term as it is
 * @param edit what was typed, or what is there
 * @param into the name of another one to join it with, as it was typed
 * @param parents the categories that may stand above it
 * @param errors broken rules, none on the first sight
 * @param done {@code saved}, {@code merged}, {@code created}, {@code stale}, {@code readOnly} or empty
 */
public record TermFormPage(
        TermView term, TermEdit edit, String into, List<TermView> parents, List<FieldError> errors, String done) {

    static TermFormPage of(TermView term, List<TermView> parents, String done) {
        return new TermFormPage(term, TermEdit.of(term), "", parents, List.of(), done);
    }

    TermFormPage typed(TermEdit other) {
        return new TermFormPage(term, other, into, parents, errors, done);
    }

    TermFormPage typed(String name) {
        return new TermFormPage(term, edit, name, parents, errors, done);
    }

    TermFormPage with(List<FieldError> broken) {
        return new TermFormPage(term, edit, into, parents, broken, "");
    }

    TermFormPage saying(String what) {
        return new TermFormPage(term, edit, into, parents, errors, what);
    }

    /** The path of this page. */
    public String path() {
        return TermListPage.path(term.kind()) + "/" + term.id();
    }

    /** Whether what is said is that nothing was changed. */
    public boolean refused() {
        return done.equals("stale") || done.equals("readOnly");
    }

    /** The choices of the category above, none first. */
    public List<Option> parentOptions(Layout layout) {
        return Stream.concat(
                        Stream.of(new Option("", layout.text("tag.parent.none"))),
                        parents.stream().map(parent -> new Option(String.valueOf(parent.id()), parent.name())))
                .toList();
    }
}
