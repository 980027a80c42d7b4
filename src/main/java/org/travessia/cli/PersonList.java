package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.people.control.ListPeople;
import org.travessia.people.control.PeoplePage;
import org.travessia.people.control.PersonRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says who is here. */
@Command(name = "list", description = "Says who is here, with which role.", mixinStandardHelpOptions = true)
class PersonList implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--json", description = "Answers in JSON.")
    boolean json;

    @Override
    public Integer call() {
        List<PersonRow> all = UseCases.run(PersonList::all);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonArrayBuilder people = Json.createArrayBuilder();
            all.forEach(person -> people.add(json(person)));
            out.println(people.build());
        } else {
            all.forEach(person -> out.println(String.join(
                    "\t",
                    person.username(),
                    word(person.role()),
                    word(person.state()),
                    person.email(),
                    Optional.ofNullable(person.signedInAt())
                            .map(Object::toString)
                            .orElse("never"))));
        }
        return 0;
    }

    private static List<PersonRow> all(UseCases cases) {
        ListPeople people = cases.get(ListPeople.class);
        List<PersonRow> all = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            PeoplePage page = people.page(after.get());
            all.addAll(page.rows());
            after = page.after();
        }
        return all;
    }

    private static JsonObjectBuilder json(PersonRow person) {
        JsonObjectBuilder row = Json.createObjectBuilder()
                .add("username", person.username())
                .add("displayName", person.displayName())
                .add("email", person.email())
                .add("role", word(person.role()))
                .add("state", word(person.state()));
        return person.signedInAt() == null
                ? row.addNull("signedInAt")
                : row.add("signedInAt", person.signedInAt().toString());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
