package io.github.weizheng.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample of WeChat's pages, typed, with every field. */
class SamplesTest {
    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasItsTypeAndEveryField(Sample sample) {
        assertThat(Shown.of(sample.parsed())).isEqualTo(sample.expected());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isTheSameInJson(Sample sample) throws Exception {
        Inbound inbound = sample.parsed();
        Inbound json = InboundParser.parseWithoutVerification(JsonForm.of(inbound.fields()));
        assertThat(Shown.of(json)).isEqualTo(sample.expected());
        assertThat(json.idempotencyKey()).isEqualTo(inbound.idempotencyKey());
    }

    @Test
    void everyKindHasASample() {
        Set<String> sampled = samples().stream()
                .map(sample -> sample.expected().get(0))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sampled)
                .isEqualTo(kinds(Inbound.class)
                        .map(kind -> kind.getName().replaceFirst(".*\\.", "").replace('$', '.'))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(SamplesTest::kinds) : Stream.of(type);
    }
}
