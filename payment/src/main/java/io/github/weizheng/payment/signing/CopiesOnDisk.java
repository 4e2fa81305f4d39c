package io.github.weizheng.payment.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file a merchant. */
final class CopiesOnDisk implements CertificateCopies {
    private static final long MAX_BYTES = 256 * 1024;
    private final Path directory;

    CopiesOnDisk(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<String> read(String name) {
        Path file = file(name);
        try {
            // A file that is too long is none of ours.
            return Files.exists(file) && Files.size(file) <= MAX_BYTES
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The copy of the platform certificates cannot be read", e);
        }
    }

    @Override
    public void write(String name, String text) {
        try {
            Path fresh = Files.createTempFile(directory, "certificates", ".tmp");
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The copy of the platform certificates cannot be written", e);
        }
    }

    private Path file(String name) {
        return directory.resolve(name.replace(':', '-') + ".json");
    }
}
