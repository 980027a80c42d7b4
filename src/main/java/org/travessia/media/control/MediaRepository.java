package org.travessia.media.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.travessia.account.entity.Person;
import org.travessia.media.control.MediaView.Use;
import org.travessia.media.control.Picture.Variant;
import org.travessia.media.control.ReadMedia.Found;
import org.travessia.media.entity.FileFormat;
import org.travessia.media.entity.FileName;
import org.travessia.media.entity.Media;
import org.travessia.media.entity.MediaItem;
import org.travessia.media.entity.MediaVariant;

/** The tables {@code media}, {@code media_variant}, {@code media_item} and {@code media_use}. */
@ApplicationScoped
public class MediaRepository {

    /** Whether anything names a file, by the address that lasts or by that of its bytes. */
    private static final String NAMED = "exists (select 1 from media_named n where n.ref in (i.ref, i.hash))";

    private static final String ROW = "select i.id, i.ref, i.file_name, m.content_type, m.width, m.height, "
            + "v.variant_hash, v.width as variant_width, vm.content_type as variant_type, i.hash, i.alt, i.size, p.display_name, "
            + "i.uploaded_at, " + NAMED + " as used, i.uploader_id "
            + "from media_item i join media m on m.hash = i.hash "
            + "left join person p on p.id = i.uploader_id "
            + "left join lateral (select variant_hash, width from media_variant v where v.hash = i.hash "
            + "order by width limit 1) v on true "
            + "left join media vm on vm.hash = v.variant_hash ";

    @PersistenceContext
    EntityManager em;

    /** Saves bytes unless they are there: two replicas may take the same ones at the same time. */
    public void add(Media file) {
        em.createNativeQuery(
                        "insert into media (hash, content_type, bytes, width, height, created_at, prepared)"
                                + " values (:hash, :type, :bytes, :width, :height, :now, :prepared) on conflict (hash) do nothing")
                .setParameter("hash", file.hash())
                .setParameter("type", file.format().contentType())
                .setParameter("bytes", file.bytes())
                .setParameter("width", file.width().orElse(null))
                .setParameter("height", file.height().orElse(null))
                .setParameter("now", file.createdAt())
                .setParameter("prepared", file.prepared())
                .executeUpdate();
    }

    /** Makes what somebody brought somebody else's. */
    void give(long fromId, long toId) {
        em.createNativeQuery("update media_item set uploader_id = :to where uploader_id = :from")
                .setParameter("to", toId)
                .setParameter("from", fromId)
                .executeUpdate();
    }

    /** Saves a new file of the library at once, so that it has its id. */
    public MediaItem add(MediaItem item) {
        em.persist(item);
        em.flush();
        return item;
    }

    /** Saves a file of the library that an import brought, unless it brought it before. */
    public void addImported(Media file, FileName name, Instant now) {
        em.createNativeQuery("insert into media_item (ref, file_name, hash, size, uploaded_at, changed_at)"
                        + " values (:hash, :name, :hash, :size, :now, :now) on conflict (ref) do nothing")
                .setParameter("hash", file.hash())
                .setParameter("name", name.value())
                .setParameter("size", (long) file.bytes().length)
                .setParameter("now", now)
                .executeUpdate();
    }

    public void flush() {
        em.flush();
    }

    public void remove(MediaItem item) {
        em.remove(item);
        em.flush();
    }

    /** Removes bytes, and those of their variants, that nothing else of the library is made of. */
    public void removeUnneeded(String hash) {
        if (needed(hash)) {
            return;
        }
        List<String> variants = em.createQuery(
                        "select v.variantHash from MediaVariant v where v.id.hash = :hash", String.class)
                .setParameter("hash", hash)
                .getResultList();
        em.createNativeQuery("delete from media_variant where hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
        delete(hash);
        variants.stream().filter(variant -> !needed(variant)).forEach(this::delete);
    }

    /** Notes that a file of the library gave these bytes up. */
    public void unneeded(String hash, Instant since) {
        em.createNativeQuery("update media set unneeded_since = :since where hash = :hash")
                .setParameter("since", since)
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** Some of the bytes that were given up before a time. */
    public List<String> unneededBefore(Instant time) {
        List<String> hashes = em
                .createNativeQuery(
                        "select hash from media where unneeded_since < :time order by unneeded_since limit 100",
                        String.class)
                .setParameter("time", time)
                .getResultList()
                .stream()
                .map(String.class::cast)
                .toList();
        // Those that were taken up again stay, and are not looked at again.
        em.createNativeQuery("update media set unneeded_since = null where hash in (:hashes)")
                .setParameter("hashes", hashes.isEmpty() ? List.of("") : hashes)
                .executeUpdate();
        return hashes;
    }

    private boolean needed(String hash) {
        return (Boolean) em.createNativeQuery("select exists (select 1 from media_item where hash = :hash)"
                        + " or exists (select 1 from media_variant where variant_hash = :hash)")
                .setParameter("hash", hash)
                .getSingleResult();
    }

    private void delete(String hash) {
        em.createNativeQuery("delete from media where hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** What some bytes are, and how many, without them. */
    public Optional<Found> found(String hash) {
        Query query = em.createNativeQuery("select content_type, octet_length(bytes) from media where hash = :hash")
                .setParameter("hash", hash);
        return results(query).stream()
                .map(columns -> new Found(hash, FileFormat.of((String) columns[0]), ((Number) columns[1]).longValue()))
                .findFirst();
    }

    /** Some bytes; the table keeps them so that the others are not even read. */
    public Optional<byte[]> part(String hash, long from, int length) {
        return em.createNativeQuery(
                        "select substring(bytes from :first for :length) from media where hash = :hash", byte[].class)
                .setParameter("first", (int) from + 1)
                .setParameter("length", length)
                .setParameter("hash", hash)
                .getResultStream()
                .map(byte[].class::cast)
                .findFirst();
    }

    /** The size of an image, where it is known. */
    Optional<ReadMedia.Size> size(String hash) {
        return em.createQuery(
                        "select m.width, m.height from Media m where m.hash = :hash and m.width is not null and m.height is not null",
                        Object[].class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .map(row -> new ReadMedia.Size((Integer) row[0], (Integer) row[1]));
    }

    /** A file with its bytes. */
    public Optional<Media> byHash(String hash) {
        return em.createQuery("select m from Media m where m.hash = :hash", Media.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** A file of the library, by the part of its address. */
    public Optional<MediaItem> byRef(String ref) {
        return em.createQuery("select i from MediaItem i where i.ref = :ref", MediaItem.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** A file of the library. */
    public Optional<MediaItem> forReading(long id) {
        return Optional.ofNullable(em.find(MediaItem.class, id));
    }

    /** Whether anything names a file: a post now or before, the logo, somebody's portrait. */
    public boolean used(String ref) {
        return (Boolean)
                em.createNativeQuery("select exists (select 1 from media_item i where i.ref = :ref and " + NAMED + ")")
                        .setParameter("ref", ref)
                        .getSingleResult();
    }

    /** A file of the library, which nobody else can change until this transaction ends. */
    public Optional<MediaItem> forChange(long id) {
        return Optional.ofNullable(em.find(MediaItem.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Somebody who brings files.
     *
     * @throws IllegalArgumentException if there is nobody with this id
     */
    public Person person(long id) {
        return Optional.ofNullable(em.find(Person.class, id))
                .orElseThrow(() -> new IllegalArgumentException("no person " + id));
    }

    /**
     * Files of the library next to a place: those that came before, the last first; or after, the first first.
     *
     * @param words a tsquery, or everything
     * @param unused only those that nothing names and that are older than this
     */
    public List<MediaRow> rows(
            Optional<String> words, Optional<Instant> unused, long place, boolean older, int limit, Rights rights) {
        StringBuilder sql = new StringBuilder(ROW + "where i.id " + (older ? "<" : ">") + " :place");
        words.ifPresent(query -> sql.append(" and i.search @@ to_tsquery('blog', :words)"));
        unused.ifPresent(before -> sql.append(" and i.uploaded_at < :before and not " + NAMED));
        sql.append(older ? " order by i.id desc" : " order by i.id").append(" limit :limit");
        Query query = em.createNativeQuery(sql.toString())
                .setParameter("place", place)
                .setParameter("limit", limit);
        words.ifPresent(text -> query.setParameter("words", text));
        unused.ifPresent(before -> query.setParameter("before", before));
        return results(query).stream().map(columns -> row(columns, rights)).toList();
    }

    /** One file of the library. */
    public Optional<MediaRow> row(long id, Rights rights) {
        Query query = em.createNativeQuery(ROW + "where i.id = :id").setParameter("id", id);
        return results(query).stream().map(columns -> row(columns, rights)).findFirst();
    }

    /** Whether the person who asks may change a file, by who brought it. */
    @FunctionalInterface
    public interface Rights {
        boolean editable(Optional<Long> uploaderId);
    }

    private static MediaRow row(Object[] columns, Rights rights) {
        FileFormat format = FileFormat.of((String) columns[3]);
        FileName name = new FileName((String) columns[2]);
        Optional<String> thumbnail = Optional.empty();
        if (columns[6] != null) {
            FileName narrow = name.ofWidth((Integer) columns[7], FileFormat.of((String) columns[8]));
            thumbnail = Optional.of("/media/" + columns[6] + "/" + narrow.encoded());
        } else if (format.isImage()) {
            thumbnail = Optional.of("/media/" + columns[9] + "/" + name.encoded());
        }
        return new MediaRow(
                (Long) columns[0],
                (String) columns[1],
                name,
                format,
                Optional.ofNullable((Integer) columns[4]),
                Optional.ofNullable((Integer) columns[5]),
                thumbnail,
                (String) columns[10],
                (Long) columns[11],
                Optional.ofNullable((String) columns[12]),
                (Instant) columns[13],
                (Boolean) columns[14],
                rights.editable(Optional.ofNullable((Long) columns[15])));
    }

    /** The posts that name a file: all of them, or those that are public or this person's. */
    public List<Use> uses(String ref, boolean all, long personId, int limit) {
        Query query = em.createNativeQuery("select p.id, p.title, p.slug, p.status = 'PUBLISHED' from media_use u "
                        + "join post p on p.id = u.post_id where u.ref = :ref and not u.former "
                        + "and (:all or p.status = 'PUBLISHED' or p.author_id = :person) "
                        + "order by p.updated_at desc, p.id desc limit :limit")
                .setParameter("ref", ref)
                .setParameter("all", all)
                .setParameter("person", personId)
                .setParameter("limit", limit);
        return results(query).stream()
                .map(columns ->
                        new Use((Long) columns[0], (String) columns[1], (String) columns[2], (Boolean) columns[3]))
                .toList();
    }

    /** Whether a post that names a file is published. */
    public boolean published(String ref) {
        return (Boolean) em.createNativeQuery("select exists (select from media_use u join post p on p.id = u.post_id "
                        + "where u.ref = :ref and not u.former and p.status = 'PUBLISHED')")
                .setParameter("ref", ref)
                .getSingleResult();
    }

    /** Which posts name a file, from one on; in the order of their ids. */
    public List<Long> postsWith(String ref, long after, int limit) {
        return em.createNativeQuery(
                        "select post_id from media_use where ref = :ref and not former and post_id > :after order by post_id limit :limit",
                        Long.class)
                .setParameter("ref", ref)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(Long.class::cast)
                .toList();
    }

    /** Writes down which files a post names now; its earlier versions still name the others. */
    public void setUses(long postId, Set<String> refs) {
        String list = String.join(",", refs);
        em.createNativeQuery("update media_use set former = true where post_id = :post and not former"
                        + " and ref <> all (string_to_array(:refs, ','))")
                .setParameter("post", postId)
                .setParameter("refs", list)
                .executeUpdate();
        if (!refs.isEmpty()) {
            em.createNativeQuery(
                            "insert into media_use (post_id, ref) select :post, ref "
                                    + "from unnest(string_to_array(:refs, ',')) ref on conflict (post_id, ref) do update set former = false")
                    .setParameter("post", postId)
                    .setParameter("refs", list)
                    .executeUpdate();
        }
    }

    /** Images of the library by the parts of their addresses, with their variants; in one statement. */
    public Map<String, Picture> pictures(Collection<String> refs) {
        if (refs.isEmpty()) {
            return Map.of();
        }
        Query query = em.createNativeQuery(
                        "select i.ref, i.file_name, i.hash, m.content_type, m.width, m.height, i.alt, "
                                + "v.variant_hash, vm.content_type as variant_type, v.width as variant_width, v.height as variant_height "
                                + "from media_item i join media m on m.hash = i.hash "
                                + "left join media_variant v on v.hash = i.hash left join media vm on vm.hash = v.variant_hash "
                                + "where i.ref = any (string_to_array(:refs, ',')) order by i.ref, v.width")
                .setParameter("refs", String.join(",", refs));
        Map<String, Picture> pictures = new LinkedHashMap<>();
        for (Object[] columns : results(query)) {
            if (columns[4] == null) {
                continue;
            }
            Picture picture = pictures.computeIfAbsent(
                    (String) columns[0],
                    ref -> new Picture(
                            ref,
                            new FileName((String) columns[1]),
                            (String) columns[2],
                            FileFormat.of((String) columns[3]),
                            (Integer) columns[4],
                            (Integer) columns[5],
                            (String) columns[6],
                            new ArrayList<>()));
            if (columns[7] != null) {
                picture.variants()
                        .add(new Variant(
                                (String) columns[7], FileFormat.of((String) columns[8]), (Integer) columns[9], (Integer)
                                        columns[10]));
            }
        }
        return pictures;
    }

    /** The image that has waited longest for its variants. */
    public Optional<String> unprepared() {
        return em.createQuery("select m.hash from Media m where m.prepared = false order by m.createdAt", String.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Nothing is left to be made of an image. */
    public void prepared(String hash) {
        em.createNativeQuery("update media set prepared = true where hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** Saves a variant of an image. */
    public void addVariant(String hash, Media variant) {
        add(variant);
        em.merge(new MediaVariant(hash, variant));
    }

    /** The parts of addresses behind which these bytes are. */
    public Set<String> refsOf(String hash) {
        return Set.copyOf(em.createQuery("select i.ref from MediaItem i where i.hash = :hash", String.class)
                .setParameter("hash", hash)
                .getResultList());
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> results(Query query) {
        return query.getResultList();
    }
}
