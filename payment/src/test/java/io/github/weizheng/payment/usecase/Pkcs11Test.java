package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.weizheng.payment.fixture.HsmOffice;
import io.github.weizheng.payment.fixture.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The merchant's key in a token: the JDK's PKCS #11 provider on SoftHSM, where that is installed. */
class Pkcs11Test {
    private static final String PIN = "123456";

    @TempDir
    Path directory;

    @Test
    void aTokenSignsWhatIsPublished() throws Exception {
        Optional<Path> library = Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib64/softhsm/libsofthsm2.so",
                        "/usr/local/lib/softhsm/libsofthsm2.so",
                        "/opt/homebrew/lib/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
        assumeTrue(library.isPresent(), "SoftHSM (libsofthsm2.so) is not installed");
        Path tokens = Files.createDirectory(directory.resolve("tokens"));
        Files.writeString(
                directory.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "merchant", "--so-pin", PIN, "--pin", PIN);
        Path provider = Files.writeString(
                directory.resolve("pkcs11.cfg"),
                "name = SoftHSM\nlibrary = " + library.get() + "\nslotListIndex = 0\n"
                        + "attributes(*, CKO_PRIVATE_KEY, *) = {\n CKA_SENSITIVE = true\n CKA_EXTRACTABLE = false\n}\n");
        String printed = run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HsmOffice.class.getName(),
                provider.toString(),
                PIN);
        assertThat(printed)
                .contains("pkcs11.cfg "
                        + Vectors.one("signatures.json", "D3").path("signature").asText());
    }

    /** SoftHSM finds its tokens by the environment, so that each test has its own. */
    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("SOFTHSM2_CONF", directory.resolve("softhsm2.conf").toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
