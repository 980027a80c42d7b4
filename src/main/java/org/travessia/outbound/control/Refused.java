package org.travessia.outbound.control;

/** An address to which the blog sends nothing, see {@link Destinations}. */
public class Refused extends RuntimeException {

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** It is no whole address of http or https with a host. */
        ADDRESS,
        /** It is not https, and not in a network that the configuration allows. */
        SCHEME,
        /** Its port is one of another protocol's. */
        PORT,
        /** It is in the network that the blog stands in, or in none that is the public's. */
        NETWORK
    }

    Refused(Reason reason, String what) {
        super("nothing is sent to " + what + ": " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
