package org.travessia.transfer.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.travessia.account.control.PersonElsewhere;

/** A blog of another program, in a file. It is read twice: first what is small and all else refers to, then entry after entry. */
interface ForeignBlog {

    /**
     * What all entries refer to.
     *
     * @throws org.travessia.platform.Invalid with field {@code file} if it is no such file
     */
    Survey survey();

    /**
     * Reads the posts and pages, one at a time.
     *
     * @param taker takes one; false to end
     * @param notes is told what is not taken, of entries and otherwise
     */
    void entries(Predicate<Entry> taker, Notes notes);

    /** Takes notes for the report. */
    interface Notes {

        /** Something of an entry that was not taken, or not as it was. */
        void warn(String name, String messageKey, Object... arguments);

        /** An entry that cannot be taken at all. */
        void fail(String name, String messageKey, Object... arguments);
    }

    /**
     * The small things.
     *
     * @param title the blog's; empty if unknown
     * @param tagline the blog's; empty if none
     */
    record Survey(
            String title,
            String tagline,
            List<Author> people,
            List<Category> categories,
            List<Tag> tags,
            List<Menu> menus) {}

    /** Somebody who wrote, by the key that entries have. */
    record Author(String key, PersonElsewhere person) {}

    /**
     * A category.
     *
     * @param parent the key of the one above; empty for none
     */
    record Category(String key, String name, String description, Optional<String> parent) {}

    /** A tag. */
    record Tag(String slug, String name, String description) {}

    /** An entry of a menu. */
    record Menu(String menu, String label, String address, int order) {}
}
