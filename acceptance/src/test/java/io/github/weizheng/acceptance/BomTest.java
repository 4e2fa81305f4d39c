package io.github.weizheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class BomTest {
    @Test
    void theBomNamesEveryPublishedModuleInThisVersionAndHasNoParent() throws IOException {
        String bom = Files.readString(Jars.repository().resolve("bom/pom.xml"));
        assertThat(bom).doesNotContain("<parent>");
        for (Class<?> module : Jars.PUBLISHED) {
            String jar = Jars.of(module).getFileName().toString();
            String artifact = jar.replaceAll("-\\d.*", "");
            String version = jar.substring(artifact.length() + 1, jar.length() - ".jar".length());
            assertThat(bom)
                    .containsPattern("<artifactId>" + artifact + "</artifactId>\\s*<version>" + version + "</version>");
        }
    }

    @Test
    void theReadersOfFilesNeedNoVersionBesideTheBom() throws IOException {
        String bom = Files.readString(Jars.repository().resolve("bom/pom.xml"));
        for (Class<?> reader : List.of(Yaml.class, CsvReader.class)) {
            String[] jar = Jars.of(reader).getFileName().toString().split("-|\\.jar", -1);
            assertThat(bom)
                    .containsPattern("<artifactId>" + jar[0] + "</artifactId>\\s*<version>" + jar[1] + "</version>");
        }
    }
}
