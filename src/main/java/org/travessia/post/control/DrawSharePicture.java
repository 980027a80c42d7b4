package org.travessia.post.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws {@link SharePicture}s, one at a time: it takes some ten milliseconds and three megabytes, and everybody may ask for any of
 * them. It needs no font, library or display of the machine.
 */
@ApplicationScoped
public class DrawSharePicture {

    /** Source Serif 4 by Adobe, under the SIL Open Font License that lies beside it. */
    private static final String FONT = "/fonts/SourceSerif4-SemiBold.ttf";

    /** --paper, --ink and --soft of blog.css. */
    private static final Color PAPER = new Color(0xfaf8f3);

    private static final Color INK = new Color(0x1c292f);
    private static final Color SOFT = new Color(0x566267);

    private static final int MARGIN = 80;
    private static final int TEXT_WIDTH = SharePicture.WIDTH - 2 * MARGIN;
    private static final double SITE_SIZE = 38;
    private static final int SITE_LINE = 118;

    /** Between the blog's title and the waves, which begin below. */
    private static final int TITLE_TOP = 150;

    private static final int TITLE_BOTTOM = 500;
    private static final double LINE_HEIGHT = 1.16;

    /** What a title is tried in, in pixels: the largest in which it fits. */
    private static final double[] TITLE_SIZES = {92, 80, 70, 62, 56};

    /** As many wait for their turn; more are told to come again, so that no request waits long. */
    private static final int MOST_WAITING = 4;

    private static final int PATIENCE_SECONDS = 2;

    private final Semaphore turn = new Semaphore(1, true);
    private Lettering lettering;

    /**
     * Draws a picture.
     *
     * @return a PNG; empty if too many ask at once
     */
    public Optional<byte[]> draw(SharePicture picture) {
        try {
            if (turn.getQueueLength() >= MOST_WAITING || !turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(png(drawn(picture)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("our own font, and a picture in memory", impossible);
        } finally {
            turn.release();
        }
    }

    private BufferedImage drawn(SharePicture picture) throws IOException {
        if (lettering == null) {
            lettering = Lettering.read(FONT);
        }
        BufferedImage image = new BufferedImage(SharePicture.WIDTH, SharePicture.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, SharePicture.WIDTH, SharePicture.HEIGHT);
            Color accent = Color.decode(picture.accent());
            graphics.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), 90));
            graphics.fill(waves(SharePicture.HEIGHT - 92, 34, 0));
            graphics.setColor(accent);
            graphics.fill(waves(SharePicture.HEIGHT - 58, 34, 100));
            write(graphics, picture);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void write(Graphics2D graphics, SharePicture picture) throws IOException {
        String site = lettering.writable(picture.siteTitle());
        if (!site.isEmpty()) {
            graphics.setColor(SOFT);
            graphics.fill(
                    lettering.outline(lettering.beginning(site, SITE_SIZE, TEXT_WIDTH), SITE_SIZE, MARGIN, SITE_LINE));
        }
        String title = lettering.writable(picture.title());
        if (title.isEmpty()) {
            return;
        }
        double size = TITLE_SIZES[0];
        List<String> lines = lettering.lines(title, size, TEXT_WIDTH);
        for (int next = 1; next < TITLE_SIZES.length && lines.size() > most(size); next++) {
            size = TITLE_SIZES[next];
            lines = lettering.lines(title, size, TEXT_WIDTH);
        }
        if (lines.size() > most(size)) {
            lines = shortened(lines, size);
        }
        double height = lines.size() * size * LINE_HEIGHT;
        // The letters' height is some three quarters of their size.
        double y = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - height) / 2 + size * 0.9;
        graphics.setColor(INK);
        for (String line : lines) {
            graphics.fill(lettering.outline(line, size, MARGIN, y));
            y += size * LINE_HEIGHT;
        }
    }

    private static int most(double size) {
        return (int) ((TITLE_BOTTOM - TITLE_TOP) / (size * LINE_HEIGHT));
    }

    private List<String> shortened(List<String> lines, double size) throws IOException {
        List<String> shown = new ArrayList<>(lines.subList(0, most(size)));
        String ellipsis = "…";
        String last =
                lettering.beginning(shown.get(shown.size() - 1), size, TEXT_WIDTH - lettering.width(ellipsis, size));
        shown.set(shown.size() - 1, last.stripTrailing() + ellipsis);
        return shown;
    }

    /** The blog's ornament as the sea at the bottom. */
    private static Shape waves(double y, double height, double offset) {
        double length = 200;
        Path2D waves = new Path2D.Double();
        double x = -offset;
        waves.moveTo(x, y);
        for (boolean up = true; x < SharePicture.WIDTH; x += length, up = !up) {
            double peak = up ? y - height : y + height;
            waves.curveTo(x + length / 2.5, peak, x + length - length / 2.5, peak, x + length, y);
        }
        waves.lineTo(x, SharePicture.HEIGHT);
        waves.lineTo(-offset, SharePicture.HEIGHT);
        waves.closePath();
        return waves;
    }

    /** In memory: there may be no folder for files. */
    private static byte[] png(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
