package org.travessia.media.control;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.travessia.media.entity.FileFormat;

/**
 * Decodes, turns, scales and encodes pictures in bounded memory: one at a time in a server, and none with more bytes of pixels than
 * a third of the heap. Of a larger one only every second, third, … pixel of a row, and row, is read.
 */
final class Pixels {

    /** One picture at a time: two could fill the heap. */
    static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

    /** Rows of its own that a reader holds besides: this one, the one before and the one that comes out, of up to eight bytes a pixel. */
    private static final int BYTES_OF_ROWS = 3 * 8;

    private static final float QUALITY = 0.9f;
    private static final float QUALITY_OF_VARIANTS = 0.8f;

    private Pixels() {}

    /** Of the heap, for what one picture takes unpacked: what a camera of 12 megapixels makes fits into a third of 128 MB. */
    private static long budget() {
        return Runtime.getRuntime().maxMemory() / 3;
    }

    /**
     * A JPEG turned so that it stands upright without saying so.
     *
     * @param orientation 2 to 8, as EXIF numbers them
     * @throws IOException if it cannot be read
     */
    static byte[] turned(byte[] jpeg, int orientation) throws IOException {
        ONE_AT_A_TIME.lock();
        try {
            return encode(turn(read(jpeg, FileFormat.JPEG, budget()), orientation), FileFormat.JPEG, QUALITY);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** A picture as it is, or with fewer pixels if it has too many. */
    static BufferedImage read(byte[] bytes, FileFormat format) throws IOException {
        return read(bytes, format, budget());
    }

    private static BufferedImage read(byte[] bytes, FileFormat format, long budget) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.contentType());
        if (!readers.hasNext()) {
            throw new IOException("nothing here reads " + format);
        }
        ImageReader reader = readers.next();
        // In memory: the default cache is a file, and the file system may be read-only.
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            ImageTypeSpecifier type = type(reader);
            param.setDestinationType(type);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * BYTES_OF_ROWS > budget) {
                throw new IOException("an image with too wide rows");
            }
            int bytesPerPixel = Math.max(1, (type.getColorModel().getPixelSize() + 7) / 8);
            int step = 1;
            while ((width / step + 1) * (height / step + 1) * bytesPerPixel > budget) {
                step++;
            }
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (RuntimeException damaged) {
            // Readers meet damaged files with exceptions of every kind.
            throw new IOException("an image that cannot be read", damaged);
        } finally {
            reader.dispose();
        }
    }

    /** Plain red, green and blue, or grey, where the reader offers it: a profile is applied then. */
    private static ImageTypeSpecifier type(ImageReader reader) throws IOException {
        ImageTypeSpecifier first = null;
        for (Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0); types.hasNext(); ) {
            ImageTypeSpecifier type = types.next();
            first = first == null ? type : first;
            int known = type.getBufferedImageType();
            if (known == BufferedImage.TYPE_3BYTE_BGR || known == BufferedImage.TYPE_BYTE_GRAY) {
                return type;
            }
        }
        if (first == null) {
            throw new IOException("an image of no type that is known");
        }
        return first;
    }

    /** Swaps bytes in place, and rows with columns by looking at the same bytes differently: no second picture is needed. */
    private static BufferedImage turn(BufferedImage image, int orientation) throws IOException {
        if (!(image.getRaster().getDataBuffer() instanceof DataBufferByte buffer)
                || !(image.getSampleModel() instanceof ComponentSampleModel model)) {
            throw new IOException("pixels of an unknown form");
        }
        byte[] pixels = buffer.getData();
        int width = image.getWidth();
        int height = image.getHeight();
        int size = model.getPixelStride();
        int row = model.getScanlineStride();
        if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) {
            for (int y = 0; y < height; y++) {
                for (int left = 0, right = width - 1; left < right; left++, right--) {
                    swap(pixels, y * row + left * size, y * row + right * size, size);
                }
            }
        }
        if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) {
            for (int top = 0, bottom = height - 1; top < bottom; top++, bottom--) {
                swap(pixels, top * row, bottom * row, width * size);
            }
        }
        if (orientation < 5) {
            return image;
        }
        ComponentSampleModel transposed =
                new ComponentSampleModel(DataBuffer.TYPE_BYTE, height, width, row, size, model.getBandOffsets());
        return new BufferedImage(
                image.getColorModel(), Raster.createWritableRaster(transposed, buffer, null), false, null);
    }

    private static void swap(byte[] bytes, int one, int other, int length) {
        for (int i = 0; i < length; i++) {
            byte kept = bytes[one + i];
            bytes[one + i] = bytes[other + i];
            bytes[other + i] = kept;
        }
    }

    /** A narrower picture; halved as often as may be first, so that no pixel is left out. */
    static BufferedImage scaled(BufferedImage image, int width) {
        BufferedImage current = image;
        while (current.getWidth() > width) {
            int next = Math.max(width, (current.getWidth() + 1) / 2);
            int height = Math.max(1, Math.round((float) image.getHeight() * next / image.getWidth()));
            BufferedImage smaller = new BufferedImage(
                    next,
                    height,
                    image.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D graphics = smaller.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(current, 0, 0, next, height, null);
            graphics.dispose();
            current = smaller;
        }
        return current;
    }

    /** The picture in its own format. */
    static byte[] encoded(BufferedImage image, FileFormat format) throws IOException {
        return encode(image, format, QUALITY_OF_VARIANTS);
    }

    private static byte[] encode(BufferedImage image, FileFormat format, float quality) throws IOException {
        ImageWriter writer =
                ImageIO.getImageWritersByMIMEType(format.contentType()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format == FileFormat.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (RuntimeException notWritten) {
            throw new IOException("an image that cannot be written", notWritten);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
