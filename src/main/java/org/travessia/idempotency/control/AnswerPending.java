package org.travessia.idempotency.control;

/** The first request with this key is still at work, perhaps at another replica: status 409. */
public class AnswerPending extends RuntimeException {

    AnswerPending() {
        super("the first request with this key is at work");
    }
}
