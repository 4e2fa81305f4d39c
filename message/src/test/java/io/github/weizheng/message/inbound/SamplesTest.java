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
    private static final String SECRET = "110101199003077777";
    private static final Set<String> PERSONAL = Set.of(
            "FromUserName",
            "Content",
            "PicUrl",
            "MediaId",
            "MediaId16K",
            "ThumbMediaId",
            "Recognition",
            "Location_X",
            "Location_Y",
            "Latitude",
            "Longitude",
            "Label",
            "Poiname",
            "Title",
            "Description",
            "Url",
            "FileKey",
            "FileMd5",
            "PagePath",
            "ThumbUrl",
            "Ticket",
            "ScanResult",
            "PicMd5Sum",
            "OpenID",
            "openid",
            "UnionID",
            "SessionFrom",
            "KfAccount",
            "FromKfAccount",
            "ToKfAccount",
            "qrcode_info",
            "qrcode_guide_account",
            "qrcode_guide_openid",
            "debug_str");

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

    @ParameterizedTest
    @MethodSource("samples")
    void showsNothingOfWhatACitizenSaysIsOrDoes(Sample sample) {
        Fields fields = withSecret(sample.parsed().fields());
        Inbound inbound = InboundParser.parseWithoutVerification(XmlForm.of(fields, true));
        assertThat(inbound.getClass()).isEqualTo(sample.parsed().getClass());
        assertThat(inbound.toString()).doesNotContain(SECRET);
        assertThat(inbound.fields().toString()).doesNotContain(SECRET);
    }

    private static Fields withSecret(Fields fields) {
        return PERSONAL.contains(fields.name())
                ? new Fields(fields.name(), SECRET, List.of())
                : new Fields(
                        fields.name(),
                        fields.text(),
                        fields.children().stream().map(SamplesTest::withSecret).toList());
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
