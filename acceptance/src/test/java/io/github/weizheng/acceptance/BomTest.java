package io.github.weizheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

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
}
