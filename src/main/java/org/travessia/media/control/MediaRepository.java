package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.travessia.media.entity.Media;

/** The table {@code media}. */
@ApplicationScoped
public class MediaRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves an image unless it is there: two replicas may take the same one at the same time. */
    public void add(Media image) {
        em.createNativeQuery("insert into media (hash, content_type, bytes, width, height, created_at)"
                        + " values (:hash, :type, :bytes, :width, :height, :now) on conflict (hash) do nothing")
                .setParameter("hash", image.hash())
                .setParameter("type", image.format().contentType())
                .setParameter("bytes", image.bytes())
                .setParameter("width", image.width())
                .setParameter("height", image.height())
                .setParameter("now", image.createdAt())
                .executeUpdate();
    }

    /** The media type of an image, without its bytes. */
    public Optional<String> contentType(String hash) {
        return em.createQuery("select m.contentType from Media m where m.hash = :hash", String.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** An image with its bytes. */
    public Optional<Media> byHash(String hash) {
        return em.createQuery("select m from Media m where m.hash = :hash", Media.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }
}
