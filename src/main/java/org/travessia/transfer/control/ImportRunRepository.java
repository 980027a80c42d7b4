package org.travessia.transfer.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.travessia.transfer.entity.ImportRun;

/** The tables {@code import_run} and {@code import_piece}. */
@ApplicationScoped
public class ImportRunRepository {

    @PersistenceContext
    EntityManager em;

    /** Saves a new one at once, so that it has its id. */
    public ImportRun add(ImportRun run) {
        em.persist(run);
        em.flush();
        return run;
    }

    public Optional<ImportRun> byId(long id) {
        return Optional.ofNullable(em.find(ImportRun.class, id));
    }

    /** The last that were started, the newest first. */
    public List<ImportRun> newest(int limit) {
        return em.createQuery("select r from ImportRun r order by r.id desc", ImportRun.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Until this transaction ends no other one starts an import. */
    public boolean noneUnfinished() {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('import_run'))")
                .getSingleResult();
        return unfinished().isEmpty();
    }

    /** The one that is not over. */
    public Optional<ImportRun> unfinished() {
        return em.createQuery("select r from ImportRun r where r.finishedAt is null", ImportRun.class)
                .getResultStream()
                .findFirst();
    }

    /** Adds a piece of a run's file. */
    public void addPiece(long run, int number, byte[] bytes) {
        em.createNativeQuery("insert into import_piece (run_id, number, bytes) values (:run, :number, :bytes)")
                .setParameter("run", run)
                .setParameter("number", number)
                .setParameter("bytes", bytes)
                .executeUpdate();
    }

    /** A piece of a run's file; the first is 0. */
    public Optional<byte[]> piece(long run, int number) {
        return em.createNativeQuery(
                        "select bytes from import_piece where run_id = :run and number = :number", byte[].class)
                .setParameter("run", run)
                .setParameter("number", number)
                .getResultStream()
                .map(byte[].class::cast)
                .findFirst();
    }

    public boolean hasFile(long run) {
        return piece(run, 0).isPresent();
    }

    /** Gives the file of one run to another. */
    public void movePieces(long from, long to) {
        em.createNativeQuery("update import_piece set run_id = :to where run_id = :from")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    /** Removes a run's file. */
    public void removePieces(long run) {
        em.createNativeQuery("delete from import_piece where run_id = :run")
                .setParameter("run", run)
                .executeUpdate();
    }

    /** Removes runs that were over before a time, with their files. */
    public void removeFinishedBefore(Instant time) {
        em.createQuery("delete from ImportRun r where r.finishedAt < :time")
                .setParameter("time", time)
                .executeUpdate();
    }

    /** Removes files of runs that were over before a time. */
    public void removePiecesFinishedBefore(Instant time) {
        em.createNativeQuery(
                        "delete from import_piece p using import_run r where r.id = p.run_id and r.finished_at < :time")
                .setParameter("time", time)
                .executeUpdate();
    }
}
