package org.travessia.audit.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.travessia.audit.entity.DeedKind;
import org.travessia.audit.entity.Source;
import org.travessia.platform.Sha256;

/**
 * An entry of the log as it stands there.
 *
 * @param number its place in the chain
 * @param deed a code, of this program's {@link DeedKind} or another one's
 * @param details name, value, name, value; null only where somebody tampered with the table
 * @param hash in hexadecimal digits
 */
public record AuditRow(
        long number,
        UUID id,
        Instant at,
        String deed,
        Optional<Long> personId,
        Optional<String> username,
        Optional<String> targetId,
        Optional<String> targetName,
        List<String> details,
        Source source,
        Optional<Long> tokenId,
        Optional<String> systemUser,
        Optional<String> address,
        Optional<String> requestId,
        String hash) {

    /** What the first entry's hash is made of, in the place of the one before. */
    public static final String NO_HASH = "0".repeat(64);

    /** As a query gives it. */
    public AuditRow(
            Long number,
            UUID id,
            Instant at,
            String deed,
            Long personId,
            String username,
            String targetId,
            String targetName,
            String[] details,
            Source source,
            Long tokenId,
            String systemUser,
            String address,
            String requestId,
            byte[] hash) {
        this(
                number,
                id,
                at,
                deed,
                Optional.ofNullable(personId),
                Optional.ofNullable(username),
                Optional.ofNullable(targetId),
                Optional.ofNullable(targetName),
                Collections.unmodifiableList(Arrays.asList(details)),
                source,
                Optional.ofNullable(tokenId),
                Optional.ofNullable(systemUser),
                Optional.ofNullable(address),
                Optional.ofNullable(requestId),
                HexFormat.of().formatHex(hash));
    }

    /** One thing that there is to say of a deed. */
    public record Detail(String name, String value) {}

    /** What there is to say of it, by name. */
    public List<Detail> named() {
        List<Detail> named = new ArrayList<>();
        for (int at = 0; at + 1 < details.size(); at += 2) {
            named.add(new Detail(String.valueOf(details.get(at)), String.valueOf(details.get(at + 1))));
        }
        return named;
    }

    /** What was done, if this program knows of it. */
    public Optional<DeedKind> kind() {
        return DeedKind.of(deed);
    }

    /**
     * What the hash should be. It is worked out here and by the table (V12__audit.sql) in two ways that must agree.
     *
     * @param previous the hash of the entry before, or {@link #NO_HASH}
     * @return empty if there is none: of a time that was never written
     */
    Optional<String> expectedHash(String previous) {
        byte[] canonical;
        try {
            canonical = canonical().getBytes(StandardCharsets.UTF_8);
        } catch (ArithmeticException infinity) {
            return Optional.empty();
        }
        byte[] before = HexFormat.of().parseHex(previous);
        byte[] both = Arrays.copyOf(before, before.length + canonical.length);
        System.arraycopy(canonical, 0, both, before.length, canonical.length);
        return Optional.of(Sha256.hex(both));
    }

    /** Every column but the hash as netstrings, in one order: no two entries have the same. */
    private String canonical() {
        return Stream.of(
                        Optional.of(number),
                        Optional.of(id),
                        Optional.of(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                        Optional.of(deed),
                        personId,
                        username,
                        targetId,
                        targetName,
                        Optional.of(details.stream()
                                .map(detail -> netstring(Optional.ofNullable(detail)))
                                .collect(Collectors.joining())),
                        Optional.of(source),
                        tokenId,
                        systemUser,
                        address,
                        requestId)
                .map(AuditRow::netstring)
                .collect(Collectors.joining());
    }

    private static String netstring(Optional<?> value) {
        return value.map(Object::toString)
                .map(text -> text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",")
                .orElse("-,");
    }
}
