package org.travessia.job.control;

import java.time.Instant;

/**
 * A job that has failed and is tried again.
 *
 * @param name of its task, such as {@code media-variants}
 * @param failures how often in a row
 * @param lastFailure when the last time
 */
public record FailingJob(String name, int failures, Instant lastFailure) {}
