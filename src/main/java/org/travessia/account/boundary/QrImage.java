package org.travessia.account.boundary;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as a drawing in the page itself: a picture of its own would have the secret in its address.
 *
 * @param size the width and height in squares, without the white edge of four that readers need
 * @param path the dark squares, as the data of an SVG path
 */
public record QrImage(int size, String path) {

    /** The code of a text. */
    public static QrImage of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new QrImage(code.size, path.toString());
    }
}
