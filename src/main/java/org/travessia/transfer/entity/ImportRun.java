package org.travessia.transfer.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** An import that an administrator started in the browser: done in the background, or a rehearsal of one. */
@Entity
@Table(name = "import_run")
public class ImportRun {

    /** The longest name of a file, in characters; longer ones are cut. */
    public static final int MAX_FILE_NAME = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "person_id", nullable = false, updatable = false)
    private long personId;

    @Column(name = "file_name", nullable = false, updatable = false)
    private String fileName;

    @Column(name = "time_zone", nullable = false, updatable = false)
    private String timeZone;

    @Column(nullable = false, updatable = false)
    private boolean rehearsal;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "finished_at")
    private Instant finishedAt;

    private String report;

    protected ImportRun() {}

    /**
     * One to be done.
     *
     * @param personId the administrator who started it, and who will have written what says nothing of its author
     * @param zone of times in the file that do not say theirs
     * @param rehearsal whether it only tells what it would do
     */
    public ImportRun(long personId, String fileName, ZoneId zone, boolean rehearsal, Instant createdAt) {
        this.personId = personId;
        this.fileName =
                fileName.length() <= MAX_FILE_NAME ? fileName : fileName.substring(fileName.length() - MAX_FILE_NAME);
        this.timeZone = zone.getId();
        this.rehearsal = rehearsal;
        this.createdAt = createdAt;
    }

    /** It is begun, once more if it was begun before. */
    public void begin() {
        attempts++;
    }

    /** It is over, and this is what became of it, as JSON. */
    public void finish(String newReport, Instant now) {
        this.report = newReport;
        this.finishedAt = now;
    }

    public Long id() {
        return id;
    }

    public long personId() {
        return personId;
    }

    public String fileName() {
        return fileName;
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public boolean rehearsal() {
        return rehearsal;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** How often it was begun. */
    public int attempts() {
        return attempts;
    }

    /** When it was over; empty while it waits or is at work. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** What became of it; empty while it waits or is at work. */
    public Optional<String> report() {
        return Optional.ofNullable(report);
    }
}
