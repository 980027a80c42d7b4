package org.travessia.cli;

import org.travessia.account.control.People;
import picocli.CommandLine.Option;

/** Who will have written what a command adds. */
class Author {

    @Option(
            names = "--author",
            paramLabel = "USERNAME",
            description = "Who wrote it; the first administrator unless given.")
    String username;

    long id(UseCases cases) {
        People people = cases.get(People.class);
        return (username == null
                        ? people.firstAdministrator()
                        : people.named(username).flatMap(found -> people.withId(found.id())))
                .orElseThrow(() -> new Failure(
                        username == null
                                ? "there is no administrator to be the author; run blog createsuperuser first"
                                : "nobody who can sign in is called " + username))
                .id();
    }
}
