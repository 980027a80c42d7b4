package org.travessia.post.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a form is told in return.
 *
 * @param savedAt when its text was kept; empty if it sent none
 * @param version the post's version now; another one than the form's says that somebody has saved the post meanwhile
 * @param others the other open forms of the same post, the longest open first
 */
public record FormState(Optional<Instant> savedAt, Optional<Integer> version, List<OtherForm> others) {

    /**
     * Another open form of the same post.
     *
     * @param name whose it is
     * @param own whether it is the same person's, in another window
     * @param since when it was opened
     */
    public record OtherForm(String name, boolean own, Instant since) {}
}
