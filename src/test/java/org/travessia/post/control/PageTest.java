package org.travessia.post.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final int SIZE = 3;

    /** Whole pages, a last one that is not full, one page, and none. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 6, 7})
    void goesDownAndUpOverEveryRowOnce(int rows) {
        List<Long> list = LongStream.rangeClosed(1, rows)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .toList();

        List<Page<Long>> down = new ArrayList<>();
        for (Optional<Cursor> next = Optional.empty(); down.isEmpty() || next.isPresent(); ) {
            down.add(read(list, next, Optional.empty()));
            next = down.get(down.size() - 1).older();
        }
        assertThat(down).flatExtracting(Page::rows).isEqualTo(list);
        assertThat(down.get(0).newer()).isEmpty();

        List<Page<Long>> up = new ArrayList<>(down.subList(down.size() - 1, down.size()));
        while (up.get(0).newer().isPresent()) {
            up.add(0, read(list, Optional.empty(), up.get(0).newer()));
        }
        assertThat(up).flatExtracting(Page::rows).isEqualTo(list);
        // Only the page with the newest may be of another size, since pages upwards end where the one below begins.
        assertThat(up.subList(0, up.size() - 1)).allMatch(page -> page.older().isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void nothingNextToAPlaceLeadsNowhere(int rows) {
        List<Long> list = LongStream.range(0, rows).boxed().toList();

        assertThat(read(list, Optional.of(place(-1L)), Optional.empty()))
                .isEqualTo(new Page<>(List.of(), Optional.empty(), Optional.empty()));
    }

    /** As the database does it: those beyond the place, the nearest first, no more than asked for. */
    private static Page<Long> read(List<Long> list, Optional<Cursor> before, Optional<Cursor> after) {
        return Page.read(
                before,
                after,
                SIZE,
                (place, older, limit) -> {
                    Stream<Long> beyond = older
                            ? list.stream().filter(row -> row < place.id()).sorted(Comparator.reverseOrder())
                            : list.stream().filter(row -> row > place.id()).sorted();
                    return beyond.limit(limit).toList();
                },
                PageTest::place);
    }

    private static Cursor place(long row) {
        return new Cursor(Instant.EPOCH, row);
    }
}
