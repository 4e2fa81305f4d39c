package io.github.weizheng.message.route;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "国办发〔2013〕100号",
                "国办发[2013]100号",
                "国办发［２０１３］１００号",
                "国办发【2013】100号",
                "国办发（2013）100号",
                "国办发(2013)100号",
                " 国办发 〔 2013 〕 100 号 ",
                "国办发〔２０１３〕　100号"
            })
    void aDocumentNumberIsTheSameHoweverItIsTyped(String typed) {
        assertThat(NormalText.of(typed)).isEqualTo("国办发(2013)100号");
    }

    @ParameterizedTest
    @CsvSource({
        "国办发〔2013〕010号, 国办发(2013)010号",
        "ＡＢＣ, abc",
        "Social   Security, social security",
        "社 保 卡, 社保卡",
        "办 ETC 卡, 办etc卡",
        "Straße, straße",
        "社\u200B保, 社保",
        "社保「卡」, 社保(卡)",
        "100 200, 100 200",
        "'', ''"
    })
    void caseWidthAndBlanksDoNotMatter(String typed, String normal) {
        assertThat(NormalText.of(typed)).isEqualTo(normal);
    }

    @Test
    void noCharacterNeedsASecondPass() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String normal = NormalText.of("a " + c + " 号");
            assertThat(NormalText.of(normal)).isEqualTo(normal);
        }
    }

    @Property
    void whatHasTheFormKeepsIt(@ForAll String text) {
        String normal = NormalText.of(text);
        assertThat(NormalText.of(normal)).isEqualTo(normal);
    }
}
