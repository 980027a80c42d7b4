package org.travessia.platform;

/** Collects HTML up to a limit: a few bytes of Markdown that refer to a long address many times could fill the heap. */
final class BoundedHtml implements Appendable {

    private final StringBuilder html = new StringBuilder();
    private final int limit;

    /**
     * Empty.
     *
     * @param limit in UTF-16 units
     */
    BoundedHtml(int limit) {
        this.limit = limit;
    }

    @Override
    public Appendable append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
        if (html.length() + (end - start) > limit) {
            throw new Overflow();
        }
        html.append(text, start, end);
        return this;
    }

    @Override
    public Appendable append(char character) {
        if (html.length() == limit) {
            throw new Overflow();
        }
        html.append(character);
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    /** There is more than the limit. */
    static final class Overflow extends RuntimeException {}
}
