package org.travessia.job.control;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/** Tries a task that failed again, each time after twice as long: after 10 seconds, 20, 40, … and at most an hour. */
public final class BackOff<T> implements FailureHandler<T> {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Doubling it more often passes the longest anyway. */
    private static final int DOUBLED_AT_MOST = 10;

    @Override
    public void onFailure(ExecutionComplete failed, ExecutionOperations<T> operations) {
        operations.reschedule(failed, failed.getTimeDone().plus(after(failed.getExecution().consecutiveFailures)));
    }

    /** How long to wait when a task has failed so often before. */
    public static Duration after(int failuresBefore) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failuresBefore, DOUBLED_AT_MOST));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
