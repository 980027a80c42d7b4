package org.travessia.readership.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ViewTallyTest {

    private static final int MOST = 1000;

    private final ViewTally<Long> tally = new ViewTally<>(MOST);

    @Test
    void what_is_taken_is_counted_once() {
        tally.seen(1L);
        tally.seen(1L);
        tally.seen(2L);
        assertThat(tally.take()).containsOnly(Map.entry(1L, 2), Map.entry(2L, 1));
        assertThat(tally.take()).isEmpty();
    }

    @Test
    void what_could_not_be_written_is_not_lost() {
        tally.seen(1L);
        Map<Long, Integer> taken = tally.take();
        tally.seen(1L);
        tally.giveBack(taken);
        assertThat(tally.take()).containsOnly(Map.entry(1L, 2));
    }

    @Test
    void made_up_numbers_fill_no_memory() {
        tally.seen(7L);
        for (long id = 100; id < 100 + 2L * MOST; id++) {
            tally.seen(id);
        }
        tally.seen(7L);
        Map<Long, Integer> taken = tally.take();
        assertThat(taken).hasSize(MOST).containsEntry(7L, 2);
    }

    @Test
    void none_is_lost_between_those_who_count_and_who_takes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> counting = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                counting.add(threads.submit(() -> {
                    for (int view = 0; view < 50_000; view++) {
                        tally.seen(view % 5L);
                    }
                }));
            }
            long sum = 0;
            while (!counting.stream().allMatch(Future::isDone)) {
                sum += sum(tally.take());
            }
            sum += sum(tally.take());
            assertThat(sum).isEqualTo(100_000);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long sum(Map<Long, Integer> taken) {
        return taken.values().stream().mapToLong(Integer::longValue).sum();
    }
}
