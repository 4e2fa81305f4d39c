package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.DataFormat;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.SimulatedAccount;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCallbackTest {
    private final JsonMapper json = new JsonMapper();
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final SimulatedAccount account = wechat.account();
    private final DeveloperCrypto crypto = new DeveloperCrypto(account);
    private final Citizen citizen = wechat.citizen("oLiLei");

    @BeforeEach
    void chooseJson() {
        account.callbacks().dataFormat(DataFormat.JSON);
    }

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @Test
    void plainModeSendsTheFieldsAsAnObject() throws Exception {
        connect(CallbackMode.PLAIN);

        citizen.write("1 < 2 ]]> \"👍\"");

        JsonNode pushed = pushed();
        assertThat(developer.lastPush().headers()).containsEntry("Content-type", "application/json");
        assertThat(pushed.fieldNames())
                .toIterable()
                .containsExactly("ToUserName", "FromUserName", "CreateTime", "MsgType", "Content", "MsgId");
        assertThat(pushed.get("Content").asText()).isEqualTo("1 < 2 ]]> \"👍\"");
        assertThat(pushed.get("CreateTime").isNumber()).isTrue();
        assertThat(pushed.get("MsgId").asLong()).isGreaterThan(1L << 53);
    }

    @Test
    void groupsAreObjectsAndRepeatedOnesArrays() throws Exception {
        connect(CallbackMode.PLAIN);

        account.events().publishState(2247503051L, 2, 1, 2);
        assertThat(pushed().get("PublishEventInfo").toString())
                .isEqualTo("{\"publish_id\":2247503051,\"publish_status\":2,\"fail_idx\":[1,2]}");
        account.events().massSendFinished(1, "send success", 1, 0, "u");
        assertThat(pushed().at("/CopyrightCheckResult/ResultList").toString()).isEqualTo("\"\"");
        assertThat(pushed().at("/ArticleUrlResult/ResultList/item").toString())
                .isEqualTo("{\"ArticleIdx\":1,\"ArticleUrl\":\"u\"}");
        citizen.send("x", "<A><![CDATA[1]]></A><B>007</B><C>-1.5</C><D></D>");
        assertThat(pushed().toString()).contains("\"A\":\"1\",\"B\":\"007\",\"C\":-1.5,\"D\":\"\"");
    }

    @Test
    void subscriptionEventsHaveTheirListUnderTheRoot() throws Exception {
        connect(CallbackMode.PLAIN);
        Map<String, Boolean> answers = new LinkedHashMap<>();
        answers.put("T1", true);

        account.events().subscriptionsAnswered(citizen, answers);
        assertThat(pushed().get("List").isObject()).isTrue();
        answers.put("T2", false);
        account.events().subscriptionsAnswered(citizen, answers);
        assertThat(pushed().get("List").isArray()).isTrue();
        assertThat(pushed().at("/List/1/SubscribeStatusString").asText()).isEqualTo("reject");
    }

    @Test
    void secureModeHidesTheObjectInAnother() throws Exception {
        connect(CallbackMode.SECURE);

        citizen.write("你好");

        assertThat(pushed().fieldNames()).toIterable().containsExactly("ToUserName", "Encrypt");
        String encrypted = pushed().get("Encrypt").asText();
        Map<String, String> query = developer.lastPush().query();
        assertThat(query.get("msg_signature"))
                .isEqualTo(crypto.signature(query.get("timestamp"), query.get("nonce"), encrypted));
        assertThat(json.readTree(crypto.open(encrypted).message())
                        .get("Content")
                        .asText())
                .isEqualTo("你好");

        connect(CallbackMode.COMPATIBLE);
        citizen.write("你好");
        assertThat(pushed().get("Content").asText()).isEqualTo("你好");
        assertThat(crypto.open(pushed().get("Encrypt").asText()).message()).contains("你好");
    }

    @Test
    void repliesAreObjectsInEachMode() {
        ObjectNode reply = reply("text").put("Content", "您好");
        CitizenSees seen = new CitizenSees("text", "您好", List.of(), List.of(), "", "");

        connect(CallbackMode.PLAIN);
        developer.answer(reply.toString());
        assertThat(citizen.write("你好").reply()).hasValue(seen);
        connect(CallbackMode.SECURE);
        developer.answer(envelope(reply.toString()).toString());
        Delivery delivery = citizen.write("你好");
        assertThat(delivery.reply()).hasValue(seen);
        assertThat(delivery.attempts().get(0).encryptedAnswer()).isTrue();
        developer.answer("success");
        assertThat(citizen.write("你好").answered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image | 'Image':{'MediaId':'M'}                                          | M |",
                "video | 'Video':{'MediaId':'M','Title':'指南'}                           | M | 指南",
                "news  | 'ArticleCount':1,'Articles':{'item':[@]}                         |   | t",
                "news  | 'ArticleCount':1,'Articles':{'item':@}                           |   | t",
                "news  | 'ArticleCount':1,'Articles':[@]                                  |   | t",
                "news  | 'ArticleCount':2,'Articles':[@,@]                                |   | t",
            })
    void groupsInRepliesAreRead(String type, String fields, String mediaId, String title) throws Exception {
        connect(CallbackMode.PLAIN);
        String article = "{'Title':'t','Description':'d','PicUrl':'p','Url':'u'}";
        ObjectNode reply = reply(type);
        reply.setAll(
                (ObjectNode) json.readTree("{" + fields.replace("@", article).replace('\'', '"') + "}"));
        developer.answer(reply.toString());

        CitizenSees seen = citizen.write("你好").reply().orElseThrow();

        assertThat(seen.type()).isEqualTo(type);
        assertThat(seen.mediaId()).isEqualTo(mediaId == null ? "" : mediaId);
        assertThat(seen.titles()).isEqualTo(title == null ? List.of() : List.of(title));
    }

    @Test
    void otherAnswersAreNotAcceptable() {
        connect(CallbackMode.PLAIN);
        for (String wrong : List.of(
                "<xml></xml>", "[]", "{", "{\"errcode\":0}", reply("text").toString(), "{\"Encrypt\":\"x\"}")) {
            developer.answer(wrong);
            assertThat(citizen.write("你好").outage()).as(wrong).isTrue();
        }
        connect(CallbackMode.SECURE);
        developer.answer(reply("text").put("Content", "x").toString());
        assertThat(citizen.write("你好").outage()).isTrue();
        developer.answer(crypto.envelope(reply("text").put("Content", "x").toString()));
        assertThat(citizen.write("你好").outage()).isTrue();
        developer.answer(envelope("<xml></xml>").toString());
        assertThat(citizen.write("你好").outage()).isTrue();
    }

    private ObjectNode reply(String type) {
        return json.createObjectNode()
                .put("ToUserName", "oLiLei")
                .put("FromUserName", account.originalId())
                .put("CreateTime", 1713424427)
                .put("MsgType", type);
    }

    private ObjectNode envelope(String message) {
        String encrypted = crypto.seal(message);
        return json.createObjectNode()
                .put("Encrypt", encrypted)
                .put("MsgSignature", crypto.signature("1713424427", "415670741", encrypted))
                .put("TimeStamp", 1713424427)
                .put("Nonce", "415670741");
    }

    private void connect(CallbackMode mode) {
        account.connect(developer.url("/"), mode);
    }

    private JsonNode pushed() throws IOException {
        return json.readTree(developer.lastPush().body());
    }
}
