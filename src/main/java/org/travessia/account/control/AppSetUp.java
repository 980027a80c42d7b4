package org.travessia.account.control;

/**
 * What an authenticator app must be told, shown this once.
 *
 * @param secret to be typed: Base32
 * @param address the same as {@code otpauth://totp/…}, for the QR code and for an app on this very device
 */
public record AppSetUp(String secret, String address) {

    /** Says nothing, so that no log can. */
    @Override
    public String toString() {
        return "AppSetUp[secret]";
    }
}
