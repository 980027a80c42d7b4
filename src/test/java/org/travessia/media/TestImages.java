package org.travessia.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images as cameras, people and attackers make them. */
public final class TestImages {

    private TestImages() {}

    /**
     * A JPEG with a red, green, yellow and blue quarter (in the order of reading), taken somewhere, which stands upright when it is
     * turned as EXIF numbers it.
     */
    public static byte[] photo(int width, int height, int orientation) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        Color[] quarters = {Color.RED, Color.GREEN, Color.YELLOW, Color.BLUE};
        for (int i = 0; i < 4; i++) {
            graphics.setColor(quarters[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        byte[] jpeg = encoded(image, "jpeg");
        return inserted(jpeg, 2, exif(orientation));
    }

    public static byte[] png(int width, int height) {
        return encoded(drawing(width, height), "png");
    }

    public static byte[] gif(int width, int height) {
        return encoded(drawing(width, height), "gif");
    }

    /** A drawing that does not compress to nothing. */
    public static byte[] jpeg(int width, int height) {
        return encoded(drawing(width, height), "jpeg");
    }

    /** A PNG of a few bytes that says it has this many pixels. */
    public static byte[] bomb(int width, int height) {
        byte[] png = png(1, 1);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    /** An extended WebP of one pixel with an EXIF chunk. */
    public static byte[] webpWithExif() {
        byte[] webp = Base64.getDecoder()
                .decode("UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAA"
                        + "AP4AAA3AAP7mtQAAAA==");
        byte[] chunk = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII))
                .putInt(7)
                .put("secret!\0".getBytes(StandardCharsets.US_ASCII))
                .array();
        byte[] whole = joined(webp, chunk);
        whole[20] |= 0x08;
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
        return whole;
    }

    /** A chunk of a PNG. */
    public static byte[] chunk(String type, String content) {
        byte[] data = content.getBytes(StandardCharsets.ISO_8859_1);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    /** The PNG with further chunks behind its header. */
    public static byte[] pngWith(byte[] png, byte[]... chunks) {
        byte[] result = png;
        for (byte[] chunk : chunks) {
            result = inserted(result, 33, chunk);
        }
        return result;
    }

    public static byte[] inserted(byte[] bytes, int at, byte[] what) {
        return joined(Arrays.copyOf(bytes, at), what, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** EXIF with the orientation and a latitude, as TIFF has them. */
    private static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(128);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(68);
        tiff.putInt(0);
        tiff.putInt(52).putInt(1).putInt(31).putInt(1).putInt(12).putInt(1);
        byte[] content =
                joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(tiff.array(), tiff.position()));
        return ByteBuffer.allocate(content.length + 4)
                .putShort((short) 0xFFE1)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static BufferedImage drawing(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x * 7 ^ y * 13) & 0xFF | (x * y & 0xFF) << 8 | (x + y & 0xFF) << 16);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
