package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue of errcodes: a data file that a console operator reads. */
class ErrcodesTest {
    /** WeChat's global return codes and those of the API pages, as far as an office meets them. */
    private static final List<String> LISTED = Stream.of(
                    IntStream.of(-1, 40013, 40014, 40029, 40030, 40033, 40035, 40036, 40037, 40053, 40054, 40055),
                    IntStream.rangeClosed(40001, 40012),
                    IntStream.rangeClosed(40015, 40028),
                    IntStream.of(40031, 40032, 40059, 40060, 40119, 40120, 40125, 40130, 40137, 40152, 40155),
                    IntStream.of(40163, 40164, 40165, 40166, 40201, 40202, 40203, 40243, 40246, 61004),
                    IntStream.rangeClosed(40230, 40240),
                    IntStream.rangeClosed(41001, 41009),
                    IntStream.of(41030, 42001, 42002, 42003, 42007, 43001, 43002, 43003, 43004, 43019, 43101, 43116),
                    IntStream.of(44001, 44002, 44004, 45001, 45002, 45003, 45004, 45007, 45008, 45009, 45010, 45011),
                    IntStream.of(45015, 45026, 45028, 45047, 45056, 45057, 45058, 45059, 45065, 45066, 45067),
                    IntStream.of(45083, 45084, 45110, 45157, 45158, 45159, 49003),
                    IntStream.rangeClosed(46001, 46004),
                    IntStream.of(47001, 47003, 50001, 50002, 50004, 50005, 50007),
                    IntStream.of(48001, 48002, 48003, 48004, 48005, 48006, 48008),
                    IntStream.of(53404, 53405, 53406, 53503, 53504, 53505),
                    IntStream.rangeClosed(61450, 61457),
                    IntStream.of(61500, 61501, 61503, 65320, 65400, 65403, 65404, 65405, 65406, 65413, 65414, 65415),
                    IntStream.rangeClosed(65301, 65317),
                    IntStream.rangeClosed(76001, 76004),
                    IntStream.of(76021, 76022, 88000, 88001, 88002, 88003, 88004, 88005, 88007, 88008, 88010),
                    IntStream.of(89503, 89506, 89507, 101000, 101001, 101002, 9001001))
            .flatMap(IntStream::boxed)
            .map(String::valueOf)
            .toList();

    private static JsonNode catalogue;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = ApiException.class.getResourceAsStream("errcodes.json")) {
            catalogue = new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readTree(in);
        }
    }

    @Test
    void everyListedCodeIsThere() {
        TreeSet<String> there = new TreeSet<>();
        catalogue.fieldNames().forEachRemaining(there::add);
        assertThat(there).containsAll(LISTED);
    }

    @Test
    void everyEntryHasACodeAndFourShortTextsAndNothingElse() {
        catalogue.properties().forEach(entry -> {
            assertThat(entry.getKey()).matches("-1|[1-9][0-9]{4,6}");
            JsonNode it = entry.getValue();
            assertThat(it.size()).as(entry.getKey()).isEqualTo(3);
            assertThat(it.get("retryable").isBoolean()).as(entry.getKey()).isTrue();
            for (String part : List.of("meaning", "remedy")) {
                String zh = it.at("/" + part + "/zh").asText();
                String en = it.at("/" + part + "/en").asText();
                assertThat(zh).as(entry.getKey()).matches(".*\\p{IsHan}.*。").hasSizeLessThan(100);
                assertThat(en).as(entry.getKey()).matches("[\\p{ASCII}]+\\.").hasSizeBetween(5, 200);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "45011,true", "45066,true", "61450,true", "40001,false", "45009,false", "40164,false"})
    void whatMaySucceedLaterIsMarked(String code, boolean retryable) {
        assertThat(catalogue.at("/" + code + "/retryable").asBoolean()).isEqualTo(retryable);
    }

    @Test
    void anExceptionTellsMeaningAndRemedyByTheReadersLanguage() {
        ApiException e = Errcodes.refusal(
                "GET /x", "40164", "invalid ip", null, 200, io.github.weizheng.core.WeChatException.Effect.NONE);
        assertThat(e.meaning(Locale.CHINA)).contains("白名单");
        assertThat(e.meaning(Locale.FRANCE)).contains("allow-list");
        assertThat(e.remedy(Locale.SIMPLIFIED_CHINESE)).contains("开发平台");
        assertThat(e.remedy(Locale.US)).contains("console");
        assertThat(e.getMessage()).hasSizeLessThan(300);
    }
}
