package org.travessia.transfer.control;

/**
 * What became of another program's blog.
 *
 * @param rehearsed whether nothing was changed
 * @param people what became of those who wrote
 * @param entries what became of posts and pages, and what of them was not taken
 * @param tags how many tags and categories there are in it
 * @param remarks how many comments were taken
 */
public record ForeignReport(boolean rehearsed, ImportReport people, ImportReport entries, int tags, Count remarks) {

    /** Of posts and pages alone. */
    static ForeignReport ofEntries(boolean rehearsed, ImportReport entries) {
        return new ForeignReport(rehearsed, new ImportReport(), entries, 0, new Count());
    }

    /** Counts while an import runs. */
    public static final class Count {

        private int value;

        void add(int more) {
            value += more;
        }

        public int value() {
            return value;
        }
    }
}
