package io.github.weizheng.message.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.catalog.ServiceCatalog;
import io.github.weizheng.core.catalog.ServiceItem;
import io.github.weizheng.message.faq.Faq;
import io.github.weizheng.message.faq.FaqEntry;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.template.TemplateMessage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceAnswersTest {
    private static final ServiceCatalog CATALOG = ServiceCatalog.parse("services.csv", """
            事项编码,事项名称,适老简称,实施部门,承诺时限,申请材料,网办深度,网址,小程序appid,小程序路径
            CARD,社保卡补办,补社保卡,市人社局,5 个工作日,身份证|户口簿,全程网办,https://hall.example.gov.cn/card,wx0123456789abcdef,pages/card
            PERMIT,居住证签注,,市公安局,即办,身份证,2,,,
            """.getBytes(UTF_8));
    private static final ServiceItem CARD = CATALOG.item("CARD").orElseThrow();

    @Test
    void tellsWhatACitizenWantsToKnow() {
        assertThat(ServiceAnswers.text(CARD)).isEqualTo("""
                【社保卡补办】
                办理部门：市人社局
                承诺时限：5 个工作日
                申请材料：
                1. 身份证
                2. 户口簿
                网上办理：全程网办
                在线办理：https://hall.example.gov.cn/card""");
        assertThat(ServiceAnswers.elderText(CARD)).isEqualTo("""
                补社保卡
                带上：身份证、户口簿
                去哪办：市人社局
                点这里办：https://hall.example.gov.cn/card""");
        assertThat(ServiceAnswers.text(ServiceItem.builder("A", "甲").build())).isEqualTo("【甲】");
    }

    @Test
    void theListOfQuestionsUnderstandsHowCitizensAsk() {
        Faq faq = Faq.builder().of(ServiceAnswers.questions(CATALOG));
        for (String question : List.of("社保卡补办怎么办", "补社保卡", "补社保卡需要什么材料？", "社保卡补办要多久", "居住证签注在哪办")) {
            assertThat(faq.entry(question)).as(question).isPresent();
        }
        assertThat(faq.entry("居住证签注").orElseThrow().answer()).startsWith("【居住证签注】");
    }

    @Test
    void wordingsThatTwoServicesShareBelongToTheFirst() {
        ServiceCatalog twins = ServiceCatalog.of(List.of(
                ServiceItem.builder("A", "社保卡补办").shortName("社保卡").build(),
                ServiceItem.builder("B", "社保卡激活").shortName("社保卡！").build()));
        List<FaqEntry> questions = ServiceAnswers.questions(twins);
        assertThat(Faq.builder().of(questions).entry("社保卡怎么办").orElseThrow().question())
                .isEqualTo("社保卡补办怎么办");
    }

    @Test
    void menuEntriesWithoutAPageOfTheirOwnHaveAnAnswer() {
        Router router = Router.builder()
                .add(ServiceAnswers.rules(CATALOG))
                .otherwise(m -> Reply.none())
                .build();
        assertThat(router.menuKeys()).containsExactly(MenuKey.of("PERMIT"));
        assertThat(router.handles("click", MenuKey.of("PERMIT"))).isTrue();
    }

    @Test
    void whatDoesNotFitIntoAReplyIsRefusedByName() {
        ServiceItem built = ServiceItem.builder("LONG", "材料很多的事项")
                .materials(Collections.nCopies(12, "料".repeat(60)))
                .build();
        assertThatThrownBy(() -> ServiceAnswers.text(built))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LONG 材料很多的事项");
    }

    @Test
    void aNoticeTellsOfAService() {
        ServiceNotice notice = ServiceNotice.of("TEMPLATE")
                .value("thing1", ServiceItem::name)
                .value("thing4", ServiceItem::department);
        TemplateMessage message = notice.to(OpenId.of("oCitizen000000000000000000A1"), CARD)
                .data("character_string2", "310000123456")
                .build();
        assertThat(message.templateId()).isEqualTo("TEMPLATE");
        assertThat(message.data())
                .isEqualTo(Map.of("thing1", "社保卡补办", "thing4", "市人社局", "character_string2", "310000123456"));
        assertThat(message.url()).contains("https://hall.example.gov.cn/card");
        assertThat(message.miniProgram()).contains(new TemplateMessage.MiniProgram("wx0123456789abcdef", "pages/card"));
    }
}
