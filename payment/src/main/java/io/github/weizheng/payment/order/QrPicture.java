package io.github.weizheng.payment.order;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A QR code as squares, and as the two kinds of picture that pages show. */
final class QrPicture {
    private static final int LEAST = 64;
    private static final int MOST = 4096;
    private static final int WHITE = 0xFFFFFF;
    private final BitMatrix squares;

    private QrPicture(BitMatrix squares) {
        this.squares = squares;
    }

    static QrPicture of(String text, int pixels) {
        if (pixels < LEAST || pixels > MOST) {
            throw new IllegalArgumentException("pixels: " + LEAST + " to " + MOST + " of each side, actual " + pixels);
        }
        return encoded(text, pixels);
    }

    /** One pixel for each square. */
    static QrPicture of(String text) {
        return encoded(text, 0);
    }

    private static QrPicture encoded(String text, int pixels) {
        try {
            return new QrPicture(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            pixels,
                            pixels,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M)));
        } catch (WriterException e) {
            throw new IllegalStateException("512 characters fit into any QR code", e);
        }
    }

    byte[] png() {
        int side = squares.getWidth();
        BufferedImage image = new BufferedImage(side, squares.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, squares.get(x, y) ? 0 : WHITE);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: ImageIO's default is a file in the temporary folder.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("PNG into memory", e);
        }
        return bytes.toByteArray();
    }

    String svg() {
        int side = squares.getWidth();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < side; y++) {
            int x = 0;
            while (x < side) {
                int end = x;
                while (end < side && squares.get(end, y)) {
                    end++;
                }
                if (end > x) {
                    path.append('M')
                            .append(x)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(end - x)
                            .append("v1H")
                            .append(x)
                            .append('z');
                }
                x = end + 1;
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path
                + "\"/></svg>";
    }
}
