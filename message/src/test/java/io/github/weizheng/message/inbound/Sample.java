package io.github.weizheng.message.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A message as WeChat's pages show it: a file with its source, the body in one line, and what its record must hold.
 *
 * @param name the file's
 */
record Sample(String name, String body, List<String> expected) {
    static List<Sample> all() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Sample.class.getResource("samples")).toURI()))) {
            return files.sorted().map(Sample::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Sample read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            return new Sample(
                    Objects.requireNonNull(file.getFileName()).toString(),
                    lines.get(1),
                    lines.subList(2, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Inbound parsed() {
        return InboundParser.parseWithoutVerification(body.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
