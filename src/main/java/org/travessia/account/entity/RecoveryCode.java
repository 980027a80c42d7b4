package org.travessia.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.travessia.platform.Sha256;

/**
 * A code on paper that takes the place of the second factor, once. It has 80 random bits, so its SHA-256 is enough to keep: nobody
 * tries that many.
 */
@Entity
@Table(name = "recovery_code")
@IdClass(RecoveryCode.Key.class)
public class RecoveryCode {

    /** How many somebody has at once. */
    public static final int COUNT = 10;

    // Without the letters that are taken for digits, or for each other (Crockford's Base32).
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    @Column(name = "person_id", updatable = false)
    private Long personId;

    @Id
    @Column(name = "code_hash", updatable = false)
    private byte[] codeHash;

    /** For Hibernate only. */
    protected RecoveryCode() {}

    /** A code of a person. */
    public RecoveryCode(long personId, String code) {
        this.personId = personId;
        this.codeHash = hash(code);
    }

    /** A new code as it is shown: {@code 4kd2-9xq0-…}. */
    public static String random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** What is kept of a code, however it was typed. */
    public static byte[] hash(String typed) {
        String plain = typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        return Sha256.of(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The table's key, as JPA wants it. */
    public static class Key implements Serializable {

        private Long personId;
        private byte[] codeHash;

        /** For Hibernate only. */
        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(personId, that.personId)
                    && Arrays.equals(codeHash, that.codeHash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(personId, Arrays.hashCode(codeHash));
        }
    }
}
