package org.travessia.audit.control;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.travessia.audit.entity.Deed;
import org.travessia.audit.entity.Origin;

/** Who calls the use cases, and from where: filled by the edge, which is the authentication mechanism or the command line. */
@RequestScoped
public class Caller {

    private Origin origin = Origin.job();

    /** Called first, with what is known of every request. */
    public void comes(Origin from) {
        this.origin = from;
    }

    /**
     * Called once it is known who it is.
     *
     * @param tokenId of the access token by which they are known, if it is one
     */
    public void is(long personId, String username, Optional<Long> tokenId) {
        this.origin = origin.by(new Deed.Doer(personId, username), tokenId);
    }

    /** From where the deeds of now come. */
    Origin origin() {
        return origin;
    }
}
