package org.travessia.cli;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.travessia.audit.control.AuditFilter;
import org.travessia.audit.control.AuditRow;
import org.travessia.audit.control.ReadAudit;
import org.travessia.audit.control.VerifyAudit;
import org.travessia.audit.control.VerifyAudit.Broken;
import org.travessia.audit.control.VerifyAudit.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads the audit log, and finds out whether it is as it was written. */
@Command(
        name = "audit",
        description = "Reads and verifies the log of who did what.",
        mixinStandardHelpOptions = true,
        subcommands = {Audit.Verify.class, Audit.ListEntries.class})
class Audit implements Runnable {

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "verify or list?");
    }

    /** Finds the first entry that was tampered with. */
    @Command(
            name = "verify",
            description = {
                "Goes through the whole log and finds the first entry that was changed, left out or put in later.",
                "Keep the head that it prints somewhere else: with --head it is seen as well if the end was cut off."
            },
            mixinStandardHelpOptions = true)
    static class Verify implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Option(names = "--head", paramLabel = "HASH", description = "A head that an earlier run has printed.")
        String head;

        @Option(names = "--json", description = "Answers in JSON.")
        boolean json;

        @Override
        public Integer call() {
            if (head != null && !head.matches("[0-9A-Fa-f]{64}")) {
                throw new ParameterException(spec.commandLine(), "--head needs 64 hexadecimal digits");
            }
            Verdict verdict = UseCases.run(cases -> cases.get(VerifyAudit.class).verify(Optional.ofNullable(head)));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                JsonObjectBuilder answer = Json.createObjectBuilder()
                        .add("entries", verdict.entries())
                        .add("head", verdict.head());
                verdict.broken()
                        .ifPresent(broken -> answer.add(
                                "broken",
                                Json.createObjectBuilder()
                                        .add("fault", broken.fault().name())
                                        .add("number", broken.number())));
                out.println(answer.build());
            } else {
                verdict.broken().ifPresent(broken -> out.println("BROKEN: " + text(broken)));
                out.println(verdict.entries() + " entries are as they were written");
                out.println("head " + verdict.head());
            }
            return verdict.broken().isPresent() ? Blog.FAILED : 0;
        }

        private static String text(Broken broken) {
            return switch (broken.fault()) {
                case CHANGED -> "entry " + broken.number() + " is not as it was written";
                case MISSING -> "entry " + broken.number() + " is missing";
                case LOOSE -> "there are entries outside of the chain";
                case HEAD_UNKNOWN -> "no entry has the hash of --head: the end was cut off, or all was written anew";
            };
        }
    }

    /** Prints entries. */
    @Command(name = "list", description = "Prints entries, the newest first.", mixinStandardHelpOptions = true)
    static class ListEntries implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                description = "None from before: 2026-11-29 or 2026-11-29T10:00:00Z.")
        String since;

        @Option(names = "--person", paramLabel = "USERNAME", description = "Only what this person did.")
        String person;

        @Option(names = "--deed", paramLabel = "CODE", description = "Only deeds of a kind, such as post.erased.")
        String deed;

        @Option(names = "--limit", description = "How many at most; 100 unless given.", defaultValue = "100")
        int limit;

        @Option(names = "--json", description = "Prints an object of JSON a line.")
        boolean json;

        @Override
        public Integer call() {
            Instant begin = since == null ? Instant.EPOCH : time();
            AuditFilter filter = new AuditFilter(Optional.ofNullable(person), Optional.ofNullable(deed));
            PrintWriter out = spec.commandLine().getOut();
            UseCases.run(cases -> {
                cases.get(ReadAudit.class)
                        .each(filter, begin, limit, row -> out.println(json ? json(row) : AuditLine.of(row)));
                return null;
            });
            return 0;
        }

        private Instant time() {
            try {
                return since.contains("T")
                        ? Instant.parse(since)
                        : LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException neither) {
                throw new ParameterException(
                        spec.commandLine(), "--since needs a day or a time in UTC, such as 2026-11-29T10:00:00Z");
            }
        }

        private static String json(AuditRow row) {
            JsonObjectBuilder details = Json.createObjectBuilder();
            row.named().forEach(detail -> details.add(detail.name(), detail.value()));
            JsonObjectBuilder entry = Json.createObjectBuilder()
                    .add("number", row.number())
                    .add("at", row.at().toString())
                    .add("deed", row.deed());
            row.personId().ifPresent(id -> entry.add("personId", id));
            row.username().ifPresent(name -> entry.add("username", name));
            row.targetId().ifPresent(id -> entry.add("targetId", id));
            row.targetName().ifPresent(name -> entry.add("targetName", name));
            entry.add("details", details).add("source", row.source().name());
            row.tokenId().ifPresent(id -> entry.add("tokenId", id));
            row.systemUser().ifPresent(user -> entry.add("systemUser", user));
            row.address().ifPresent(address -> entry.add("address", address));
            row.requestId().ifPresent(id -> entry.add("requestId", id));
            return entry.add("hash", row.hash()).build().toString();
        }
    }
}
