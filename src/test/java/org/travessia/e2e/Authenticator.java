package org.travessia.e2e;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * An authenticator with one passkey, and the browser before it, which does what an attacker wants: it signs for any origin, with
 * any count, and says of its person what it is told to.
 */
final class Authenticator {

    private static final int USER_PRESENT = 1;
    private static final int USER_VERIFIED = 4;
    private static final int ATTESTED = 64;

    private final byte[] id = new byte[32];
    private final KeyPair key;
    private String userHandle = "";

    String origin = origin(Blog.baseUrl());
    String site = Blog.baseUrl().getHost();
    boolean verifiesUser = true;
    int count = 1;

    Authenticator() {
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says that it is another person's. */
    void claims(byte[] handle) {
        userHandle = base64(handle);
    }

    /** Makes its passkey: the answer to a page's options, as {@code toJSON()} gives it. */
    String create(String options) {
        JsonObject asked = json(options);
        userHandle = asked.getJsonObject("user").getString("id");
        byte[] attestation = bytes(
                // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR
                new byte[] {(byte) 0xa3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e', 0x67},
                "attStmt".getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) 0xa0, 0x68},
                "authData".getBytes(StandardCharsets.US_ASCII),
                string(data(ATTESTED, bytes(new byte[16], new byte[] {0, (byte) id.length}, id, cose()))));
        return Json.createObjectBuilder()
                .add("id", base64(id))
                .add("rawId", base64(id))
                .add("type", "public-key")
                .add("clientExtensionResults", Json.createObjectBuilder())
                .add(
                        "response",
                        Json.createObjectBuilder()
                                .add("clientDataJSON", base64(client("webauthn.create", asked)))
                                .add("attestationObject", base64(attestation))
                                .add("transports", Json.createArrayBuilder().add("internal")))
                .build()
                .toString();
    }

    /** Shows its passkey. */
    String get(String options) {
        byte[] client = client("webauthn.get", json(options));
        byte[] data = data(0, new byte[0]);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return Json.createObjectBuilder()
                    .add("id", base64(id))
                    .add("rawId", base64(id))
                    .add("type", "public-key")
                    .add("clientExtensionResults", Json.createObjectBuilder())
                    .add(
                            "response",
                            Json.createObjectBuilder()
                                    .add("clientDataJSON", base64(client))
                                    .add("authenticatorData", base64(data))
                                    .add("signature", base64(signature.sign()))
                                    .add("userHandle", userHandle))
                    .build()
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] client(String type, JsonObject asked) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("challenge", asked.getString("challenge"))
                .add("origin", origin)
                .add("crossOrigin", false)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int flags, byte[] credential) {
        int all = flags | USER_PRESENT | (verifiesUser ? USER_VERIFIED : 0);
        return bytes(
                sha256(site.getBytes(StandardCharsets.UTF_8)),
                ByteBuffer.allocate(5).put((byte) all).putInt(count).array(),
                credential);
    }

    /** The public key: EC2, ES256, P-256. */
    private byte[] cose() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        return bytes(
                new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21},
                string(coordinate(point.getW().getAffineX().toByteArray())),
                new byte[] {0x22},
                string(coordinate(point.getW().getAffineY().toByteArray())));
    }

    private static byte[] coordinate(byte[] number) {
        byte[] fixed = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, fixed, 32 - length, length);
        return fixed;
    }

    /** A byte string in CBOR, of less than 64 KiB. */
    private static byte[] string(byte[] content) {
        return content.length < 256
                ? bytes(new byte[] {0x58, (byte) content.length}, content)
                : bytes(new byte[] {0x59, (byte) (content.length >> 8), (byte) content.length}, content);
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
