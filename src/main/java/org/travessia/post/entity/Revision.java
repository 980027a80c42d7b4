package org.travessia.post.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;
import org.travessia.account.entity.Person;

/** A post's title and text as they were saved once; never changed. */
@Entity
public class Revision {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "post_id")
    private Post post;

    @Column(nullable = false)
    private int number;

    @Column(nullable = false)
    private String title;

    @Column(nullable = false)
    private String markdown;

    @Column(name = "saved_at", nullable = false)
    private Instant savedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "editor_id")
    private Person editor;

    protected Revision() {}

    /**
     * The post as it is now.
     *
     * @param number from 1, one more than the post's last one
     */
    public Revision(Post post, int number, Person editor) {
        this.post = post;
        this.number = number;
        this.title = post.title();
        this.markdown = post.markdown();
        this.savedAt = post.updatedAt();
        this.editor = editor;
    }

    public Post post() {
        return post;
    }

    /** From 1, in the order in which they were saved. */
    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    public String markdown() {
        return markdown;
    }

    public Instant savedAt() {
        return savedAt;
    }

    /** Who saved it; empty once that person is no more. */
    public Optional<Person> editor() {
        return Optional.ofNullable(editor);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Revision revision && id != null && id.equals(revision.id);
    }

    @Override
    public int hashCode() {
        return Revision.class.hashCode();
    }
}
