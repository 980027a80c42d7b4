package org.travessia.tag.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.Optional;

/** A tag or a category: a name under which posts are found, with a page and a feed of its own. */
@Entity
public class Term {

    /** The longest name in characters. */
    public static final int MAX_NAME = 100;

    /** The longest description in characters. */
    public static final int MAX_DESCRIPTION = 2000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private TermKind kind;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String slug;

    @Column(nullable = false)
    private String description;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private Term parent;

    /** Kept by the database. */
    @Column(nullable = false, insertable = false, updatable = false)
    private int posts;

    @Version
    private int version;

    protected Term() {}

    public Term(TermKind kind, String name, String slug) {
        this.kind = kind;
        this.name = name;
        this.slug = slug;
        this.description = "";
    }

    /** Gives it another name, which readers see. */
    public void rename(String newName) {
        this.name = newName;
    }

    /** Moves its page to another address. */
    public void moveTo(String newSlug) {
        this.slug = newSlug;
    }

    /** Says what it is about, for its page and for search engines. */
    public void describe(String text) {
        this.description = text;
    }

    /**
     * Puts a category below another one.
     *
     * @param above empty for the top
     * @throws IllegalArgumentException if this is a tag, or would stand below itself
     */
    public void standBelow(Optional<Term> above) {
        if (kind == TermKind.TAG && above.isPresent()) {
            throw new IllegalArgumentException("a tag stands below nothing");
        }
        for (Optional<Term> one = above; one.isPresent(); one = one.get().parent()) {
            if (one.get() == this) {
                throw new IllegalArgumentException("a category below itself");
            }
        }
        this.parent = above.orElse(null);
    }

    public Long id() {
        return id;
    }

    public TermKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public String slug() {
        return slug;
    }

    /** The path of its page, not percent-encoded. */
    public String path() {
        return kind.path(slug);
    }

    public String description() {
        return description;
    }

    /** The category above; empty for a tag. */
    public Optional<Term> parent() {
        return Optional.ofNullable(parent);
    }

    /** How many posts everybody finds under it, when it was loaded. */
    public int posts() {
        return posts;
    }

    public int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Term term && id != null && id.equals(term.id);
    }

    @Override
    public int hashCode() {
        return Term.class.hashCode();
    }
}
