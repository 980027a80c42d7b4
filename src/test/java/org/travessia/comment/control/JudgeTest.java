package org.travessia.comment.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.travessia.comment.entity.Comment.Judgement;
import org.travessia.comment.entity.CommentMode;
import org.travessia.comment.entity.CommentStatus;

class JudgeTest {

    private static final Judge.Case GOOD = new Judge.Case(false, false, 1, "A good text", 0.1, true);

    private static Policy policy(CommentMode mode, String... words) {
        return new Policy(mode, Optional.empty(), 2, 10, List.of(words), 0);
    }

    private static void expect(Judgement judgement, CommentStatus status, String reasons) {
        assertThat(judgement.status()).isEqualTo(status);
        assertThat(judgement.reasons()).isEqualTo(reasons);
    }

    @Test
    void thePolicySaysWhoseCommentsWait() {
        Judge.Case stranger = new Judge.Case(false, false, 0, "Hello", 0.5, false);
        expect(Judge.judge(stranger, policy(CommentMode.FREE)), CommentStatus.APPROVED, "");
        expect(Judge.judge(stranger, policy(CommentMode.FIRST_MODERATED)), CommentStatus.WAITING, "first");
        expect(Judge.judge(stranger, policy(CommentMode.MODERATED)), CommentStatus.WAITING, "policy");
        expect(Judge.judge(GOOD, policy(CommentMode.FIRST_MODERATED)), CommentStatus.APPROVED, "");
        expect(Judge.judge(GOOD, policy(CommentMode.MODERATED)), CommentStatus.WAITING, "policy");
    }

    @Test
    void whoeverIsKnownIsLookedAtAllTheSame() {
        Policy free = policy(CommentMode.FREE);
        expect(Judge.judge(new Judge.Case(true, false, 0, "x", 0, true), free), CommentStatus.SPAM, "trap");
        expect(Judge.judge(new Judge.Case(false, true, 0, "x", 0, true), free), CommentStatus.WAITING, "hasty");
        expect(Judge.judge(new Judge.Case(false, false, 3, "x", 0, true), free), CommentStatus.WAITING, "links");
        expect(Judge.judge(new Judge.Case(false, false, 2, "x", 0, true), free), CommentStatus.APPROVED, "");
        expect(Judge.judge(new Judge.Case(false, false, 0, "x", 0.8, true), free), CommentStatus.WAITING, "learned");
        expect(Judge.judge(new Judge.Case(false, false, 0, "x", 0.97, true), free), CommentStatus.SPAM, "learned");
    }

    @Test
    void listedWordsAreFoundHoweverTheyAreSpelt() {
        Policy policy = policy(CommentMode.FREE, "cassino", "promoção");
        for (String text :
                List.of("Um CASSINO!", "https://meucassino.example", "PROMOCAO", "p r o m o ç ã o? promoção")) {
            assertThat(Judge.judge(new Judge.Case(false, false, 0, text, 0, true), policy)
                            .status())
                    .as(text)
                    .isEqualTo(CommentStatus.SPAM);
        }
        assertThat(Judge.judge(GOOD, policy).status()).isEqualTo(CommentStatus.APPROVED);
    }

    @Test
    void everyReasonIsSaid() {
        expect(
                Judge.judge(
                        new Judge.Case(true, true, 9, "spam", 0.8, false), policy(CommentMode.FIRST_MODERATED, "spam")),
                CommentStatus.SPAM,
                "trap words learned links hasty first");
    }

    @Test
    void postsCloseAfterTheirDays() {
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        Policy week = new Policy(CommentMode.FREE, Optional.of(7), 2, 10, List.of(), 0);
        assertThat(week.open(Instant.parse("2026-11-21T12:00:00Z"), now)).isTrue();
        assertThat(week.open(Instant.parse("2026-11-21T11:59:59Z"), now)).isFalse();
        assertThat(policy(CommentMode.FREE).open(Instant.EPOCH, now)).isTrue();
        assertThat(policy(CommentMode.CLOSED).open(now, now)).isFalse();
    }
}
