package org.travessia.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.travessia.job.control.JobScheduler;
import org.travessia.job.control.Jobs;

/** Jobs in the real server, where the application's own scheduler and a second one, as of another replica, look for them. */
@ExtendWith(ArquillianExtension.class)
class JobsIT {

    @Deployment
    static WebArchive application() {
        return TestArchive.with(
                JobsIT.class, TestJobs.class, TestJobs.Once.class, TestJobs.Again.class, TestJobs.Fails.class);
    }

    @Resource(lookup = "java:jboss/datasources/blog")
    DataSource pool;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    UserTransaction transaction;

    @Inject
    Jobs jobs;

    private Scheduler second;

    @BeforeEach
    void anotherReplica() {
        TestJobs.DONE.clear();
        second = JobScheduler.of(
                pool,
                List.of(new TestJobs.Once().task(), new TestJobs.Again().task(), new TestJobs.Fails().task()),
                threads,
                "second");
        second.start();
    }

    @AfterEach
    void stop() {
        second.stop();
    }

    @Test
    void what_is_due_is_done_once_although_two_look() throws Exception {
        for (int i = 0; i < 40; i++) {
            jobs.soon(TestJobs.ONCE.instance("job-" + i).data("ação " + i).build());
            if (i % 10 == 0) {
                second.triggerCheckForDueExecutions();
            }
        }
        await(() -> TestJobs.DONE.size() >= 40);
        second.triggerCheckForDueExecutions();
        Thread.sleep(500);
        assertThat(TestJobs.DONE).hasSize(40).doesNotHaveDuplicates().contains("job-7 ação 7");
    }

    @Test
    void what_is_to_be_done_over_and_over_is_done_by_one_at_a_time() throws Exception {
        jobs.soon(TestJobs.AGAIN.instance("recurring").build());
        second.triggerCheckForDueExecutions();
        await(() -> !TestJobs.DONE.isEmpty());
        second.triggerCheckForDueExecutions();
        Thread.sleep(600);
        assertThat(TestJobs.DONE).containsExactly("again");
        await(() -> second.getScheduledExecution(TestJobs.AGAIN.instanceId("recurring"))
                .filter(next -> next.getExecutionTime().isAfter(now().plus(Duration.ofHours(23))))
                .isPresent());
    }

    @Test
    void what_is_rolled_back_is_never_done_and_what_is_committed_at_once() throws Exception {
        transaction.begin();
        jobs.soon(TestJobs.ONCE.instance("rolled-back").data("").build());
        transaction.rollback();
        transaction.begin();
        jobs.soon(TestJobs.ONCE.instance("committed").data("").build());
        transaction.commit();
        Instant committed = now();
        await(() -> !TestJobs.DONE.isEmpty());
        assertThat(Duration.between(committed, now())).isLessThan(Duration.ofSeconds(5));
        assertThat(TestJobs.DONE).containsExactly("committed ");
    }

    @Test
    void what_failed_is_tried_again_later() throws Exception {
        Instant before = now();
        jobs.soon(TestJobs.FAILS.instance("1").build());
        await(() -> second.getScheduledExecution(TestJobs.FAILS.instanceId("1"))
                .filter(next -> next.getConsecutiveFailures() == 1 && !next.isPicked())
                .isPresent());
        Instant next = second.getScheduledExecution(TestJobs.FAILS.instanceId("1"))
                .orElseThrow()
                .getExecutionTime();
        assertThat(next).isBetween(before.plusSeconds(10), now().plusSeconds(11));
        assertThat(Collections.frequency(TestJobs.DONE, "failed")).isEqualTo(1);
        jobs.cancel(TestJobs.FAILS.instanceId("1"));
        assertThat(second.getScheduledExecution(TestJobs.FAILS.instanceId("1"))).isEmpty();
    }

    private static Instant now() {
        return Instant.now();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = now().plusSeconds(20);
        while (!condition.getAsBoolean() && now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
