package org.travessia.audit.entity;

import java.util.Optional;

/**
 * From where a deed came.
 *
 * @param person who is signed in; nobody for guests
 * @param tokenId of the access token that a program showed
 * @param systemUser who runs a command, as the operating system knows them
 * @param address of the client in the network
 * @param requestId as it stands in the log
 */
public record Origin(
        Source source,
        Optional<Deed.Doer> person,
        Optional<Long> tokenId,
        Optional<String> systemUser,
        Optional<String> address,
        Optional<String> requestId) {

    public Origin {
        systemUser = systemUser.map(Deed::shortened);
        address = address.map(Deed::shortened);
        requestId = requestId.map(Deed::shortened);
    }

    /** Of what nobody asked for just now. */
    public static Origin job() {
        return new Origin(
                Source.JOB, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Of a request, by nobody as long as nobody is recognised. */
    public static Origin request(Source source, String address, Optional<String> requestId) {
        return new Origin(
                source, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(address), requestId);
    }

    /** Of a command. */
    public static Origin command(String systemUser) {
        return new Origin(
                Source.COMMAND,
                Optional.empty(),
                Optional.empty(),
                Optional.of(systemUser),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, now that it is known who it is. */
    public Origin by(Deed.Doer recognised, Optional<Long> token) {
        return new Origin(source, Optional.of(recognised), token, systemUser, address, requestId);
    }
}
