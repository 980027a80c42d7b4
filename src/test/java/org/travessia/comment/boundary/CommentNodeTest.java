package org.travessia.comment.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.travessia.comment.control.CommentView;

class CommentNodeTest {

    private static CommentView comment(long id, long parent, long... path) {
        String place = java.util.Arrays.stream(path)
                .mapToObj(each -> String.format("%012x", each))
                .collect(Collectors.joining());
        return new CommentView(
                id,
                place,
                parent > 0 ? Optional.of(parent) : Optional.empty(),
                parent > 0 ? Optional.of("Somebody") : Optional.empty(),
                path.length > 1,
                "A",
                Optional.empty(),
                "<p>x</p>",
                Instant.EPOCH,
                false);
    }

    private static String shape(List<CommentNode> nodes) {
        return nodes.stream()
                .map(node -> node.comment().id()
                        + (node.saysWhom() ? "!" : "")
                        + (node.answers().isEmpty() ? "" : "(" + shape(node.answers()) + ")"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void answersStandBelowWhatTheyAnswer() {
        assertThat(shape(CommentNode.tree(List.of(
                        comment(1, 0, 1),
                        comment(2, 1, 1, 2),
                        comment(3, 2, 1, 2, 3),
                        comment(4, 1, 1, 4),
                        comment(5, 0, 5)))))
                .isEqualTo("1(2(3) 4) 5");
    }

    @Test
    void beyondTheDeepestTheyStandBesideItAndSayWhom() {
        assertThat(shape(CommentNode.tree(List.of(
                        comment(1, 0, 1),
                        comment(2, 1, 1, 2),
                        comment(3, 2, 1, 2, 3),
                        comment(4, 3, 1, 2, 3, 4),
                        comment(5, 4, 1, 2, 3, 5)))))
                .isEqualTo("1(2(3(4 5!)))");
    }

    @Test
    void whereACommentIsGoneItsAnswersStayInTheThread() {
        assertThat(shape(CommentNode.tree(List.of(comment(1, 0, 1), comment(3, 0, 1, 2, 3), comment(4, 1, 1, 4)))))
                .isEqualTo("1(3! 4)");
    }

    @Test
    void aPageCanBeginInTheMiddle() {
        assertThat(shape(CommentNode.tree(List.of(comment(3, 2, 1, 2, 3), comment(4, 1, 1, 4), comment(5, 0, 5)))))
                .isEqualTo("3! 4! 5");
    }
}
