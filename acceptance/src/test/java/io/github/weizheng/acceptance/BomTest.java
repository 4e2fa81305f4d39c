package io.github.weizheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.QRCodeWriter;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class BomTest {
    @Test
    void theBomNamesEveryPublishedModuleInThisVersionAndHasNoParent() throws IOException {
        String bom = Files.readString(Jars.repository().resolve("bom/pom.xml"));
        assertThat(bom).doesNotContain("<parent>");
        for (Class<?> module : Jars.PUBLISHED) {
            assertPinned(module);
        }
    }

    @Test
    void optionalLibrariesNeedNoVersionBesideTheBom() throws IOException {
        for (Class<?> library : List.of(Yaml.class, CsvReader.class, BouncyCastleProvider.class, QRCodeWriter.class)) {
            assertPinned(library);
        }
    }

    private static void assertPinned(Class<?> type) throws IOException {
        String jar = Jars.of(type).getFileName().toString();
        String artifact = jar.replaceAll("-\\d.*", "");
        String version = jar.substring(artifact.length() + 1, jar.length() - ".jar".length());
        assertThat(Files.readString(Jars.repository().resolve("bom/pom.xml")))
                .containsPattern("<artifactId>" + artifact + "</artifactId>\\s*<version>" + version + "</version>");
    }
}
