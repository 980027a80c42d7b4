package org.travessia.cli;

import jakarta.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.account.entity.Role;
import org.travessia.people.control.Invitations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks somebody to join, without mail. */
@Command(
        name = "invite",
        description = "Prints a link by which somebody joins; it works once, within seven days. No mail is sent.",
        mixinStandardHelpOptions = true)
class PersonInvite implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--email", required = true)
    String email;

    @Option(
            names = "--role",
            defaultValue = "author",
            description = "What they may do: ${COMPLETION-CANDIDATES}, in any case; ${DEFAULT-VALUE} unless given.")
    Role role;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Override
    public Integer call() {
        String link = UseCases.run(cases -> cases.get(Invitations.class).invite(email, role, Optional.empty()));
        spec.commandLine()
                .getOut()
                .println(json ? Json.createObjectBuilder().add("link", link).build() : link);
        return 0;
    }
}
