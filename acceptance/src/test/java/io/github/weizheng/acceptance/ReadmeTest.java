package io.github.weizheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the READMEs and the guides show is what is compiled and run. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ERRCODE = Pattern.compile("(?m)^\\| (-?\\d+) \\| (.*?) \\| (.*?) \\| ([是否]) \\|$");
    private static final Pattern REGION =
            Pattern.compile("( *)// tag::(\\w+)\\[]\\n(.*?)\\n *// end::\\2\\[]", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void everyJavaBlockIsARegionOfTheQuickstart(String readme) throws IOException {
        List<String> regions = regions("samples/quickstart/src/main/java");
        List<String> blocks = blocks(readme, "java");
        assertThat(blocks).isNotEmpty();
        assertThat(regions).containsAll(blocks);
    }

    /** In both directions: a region that no guide shows is one that was forgotten there. */
    @Test
    void theJavaBlocksOfTheGuidesAreTheRegionsOfTheirTests() throws IOException {
        List<String> blocks = blocks("docs/guide/core.zh-CN.md", "java");
        blocks.addAll(blocks("docs/guide/message.zh-CN.md", "java"));
        blocks.addAll(blocks("docs/guide/menu.zh-CN.md", "java"));
        blocks.addAll(blocks("docs/guide/payment.zh-CN.md", "java"));
        assertThat(blocks)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        regions("acceptance/src/test/java/io/github/weizheng/acceptance/guide"));
    }

    @Test
    void theErrcodesOfTheGuideAreThoseOfTheLibrary() throws IOException {
        JsonNode errcodes = new ObjectMapper()
                .readTree(Jars.repository()
                        .resolve("core/src/main/resources/io/github/weizheng/core/api/errcodes.json")
                        .toFile());
        Matcher row = ERRCODE.matcher(Files.readString(Jars.repository().resolve("docs/guide/core.zh-CN.md")));
        int rows = 0;
        while (row.find()) {
            JsonNode known = errcodes.path(row.group(1));
            assertThat(row.group(2)).isEqualTo(known.at("/meaning/zh").asText());
            assertThat(row.group(3)).isEqualTo(known.at("/remedy/zh").asText());
            assertThat(row.group(4)).isEqualTo(known.path("retryable").asBoolean() ? "是" : "否");
            rows++;
        }
        assertThat(rows).isEqualTo(15);
    }

    @Test
    void bothReadmesHaveTheSameCode() throws IOException {
        assertThat(blocks("README.zh-CN.md", "java")).isEqualTo(blocks("README.md", "java"));
        assertThat(blocks("README.zh-CN.md", "sh")).isEqualTo(blocks("README.md", "sh"));
        assertThat(blocks("README.zh-CN.md", "xml")).isEqualTo(blocks("README.md", "xml"));
    }

    @Test
    void continuousIntegrationTypesWhatANewcomerTypes() throws IOException {
        List<String> commands = blocks("README.md", "sh");
        assertThat(commands).hasSize(2).allSatisfy(command -> assertThat(command)
                .hasLineCount(1));
        assertThat(Files.readAllLines(Jars.repository().resolve(".ci/run"))).contains(commands.get(1));
    }

    private static List<String> blocks(String document, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Jars.repository().resolve(document)));
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2).stripTrailing());
            }
        }
        return blocks;
    }

    private static List<String> regions(String folder) throws IOException {
        List<String> regions = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Jars.repository().resolve(folder))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher region = REGION.matcher(Files.readString(source));
                while (region.find()) {
                    regions.add(region.group(3).replaceAll("(?m)^" + region.group(1), ""));
                }
            }
        }
        return regions;
    }
}
