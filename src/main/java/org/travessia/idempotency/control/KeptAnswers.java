package org.travessia.idempotency.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.travessia.platform.Invalid;

/**
 * Does once what is asked for twice. The answer is a row of the same transaction as what was done, so that there is neither without the
 * other, whichever replica dies when. What is refused did nothing and is not kept: it may be put right and sent again.
 */
@ApplicationScoped
public class KeptAnswers {

    /** For how long the first answer is given again. */
    public static final Duration KEPT = Duration.ofHours(24);

    private KeptAnswerRepository answers;
    private Clock clock;

    /** For CDI's proxy only. */
    protected KeptAnswers() {}

    @Inject
    public KeptAnswers(KeptAnswerRepository answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Gives the answer of the first time, or works.
     *
     * @param fingerprint a SHA-256 of the whole request
     * @param work in this transaction
     * @throws AnswerPending if the first request is still at work
     * @throws Invalid if the key was another request's
     */
    @Transactional
    public KeptAnswer once(long personId, String key, byte[] fingerprint, Supplier<KeptAnswer> work) {
        if (!answers.take(personId, key)) {
            throw new AnswerPending();
        }
        Optional<KeptAnswerRepository.Found> found =
                answers.since(clock.instant().minus(KEPT), personId, key);
        if (found.isPresent()) {
            if (!Arrays.equals(found.get().fingerprint(), fingerprint)) {
                throw new Invalid("Idempotency-Key", "api.idempotency.other");
            }
            return found.get().answer();
        }
        KeptAnswer answer = work.get();
        answers.keep(personId, key, fingerprint, answer, clock.instant());
        return answer;
    }

    /** Forgets what is not given again any more, a few at a time. */
    @Transactional
    public int forget(int most) {
        return answers.forget(clock.instant().minus(KEPT), most);
    }
}
