package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes to vendors, and whose reply the citizen gets. */
class ForwardingTest {
    private static final Duration BUDGET = Duration.ofSeconds(4);
    private static final String MESSAGE = Delivered.text(1, "公积金\r\n ]]&gt; 余额");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_714_112_445));

    @RegisterExtension
    final LogCanary canary = new LogCanary();

    private final Vendor tax = new Vendor("taxToken");
    private final Vendor fund = new Vendor("fundToken");
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        tax.close();
        fund.close();
    }

    @Test
    void theTaxOfficeAnswersTaxesStatisticsCountAndTheRestIsThisSystems() throws InterruptedException {
        tax.answers(tax.sealed(Vendor.reply("已申报")));
        Forwarding forwarding = Forwarding.builder(Delivered.plainAccount())
                .target(ForwardTarget.builder("tax", tax.uri("/wechat"), tax.token)
                        .secure(Vendor.KEY)
                        .when(m -> m instanceof InboundMessage.Text t
                                && t.content().contains("税"))
                        .mayAnswer()
                        .build())
                .target(ForwardTarget.builder("statistics", fund.uri("/wechat"), fund.token)
                        .required(true)
                        .build())
                .build();

        assertThat(forward(forwarding, Delivered.text(1, "个税")))
                .hasValue(new ForwardedReply("tax", Vendor.reply("已申报")));
        assertThat(forward(forwarding, Delivered.text(2, "社保"))).isEmpty();
        assertThat(tax.requests).hasSize(1);
        assertThat(fund.requests).hasSize(2);
    }

    @Test
    void aVendorGetsTheMessageByteForByteSignedWithItsOwnToken() throws InterruptedException {
        ForwardTarget target = ForwardTarget.builder("tax", tax.uri("/cb?office=7"), tax.token)
                .mayAnswer()
                .build();
        tax.answers(Vendor.reply("你好"));

        assertThat(forward(target)).hasValue(new ForwardedReply("tax", Vendor.reply("你好")));

        RecordedRequest got = tax.requests.get(0);
        assertThat(got.getMethod()).isEqualTo("POST");
        assertThat(Vendor.body(got)).isEqualTo(MESSAGE);
        assertThat(got.getHeaders().get("Content-Type")).isEqualTo("text/xml");
        assertThat(got.getUrl().encodedPath()).isEqualTo("/cb");
        assertThat(got.getUrl().queryParameterNames())
                .containsExactly("office", "signature", "timestamp", "nonce", "openid");
        assertThat(Vendor.query(got, "timestamp")).isEqualTo("1714112445");
        assertThat(Vendor.query(got, "openid")).isEqualTo(Delivered.CITIZEN);
    }

    @Test
    void inSecureModeTheMessageIsInsideTheCiphertextAlone() throws InterruptedException {
        tax.answers(tax.sealed(Vendor.reply("你好")));

        assertThat(forward(tax.target("tax").secure(Vendor.KEY).mayAnswer().build()))
                .hasValue(new ForwardedReply("tax", Vendor.reply("你好")));

        RecordedRequest got = tax.requests.get(0);
        assertThat(tax.decrypted(got)).isEqualTo(MESSAGE);
        assertThat(Vendor.body(got))
                .startsWith("<xml><ToUserName><![CDATA[" + Vendor.ACCOUNT + "]]></ToUserName><Encrypt><![CDATA[")
                .doesNotContain(Delivered.CITIZEN);
        assertThat(Vendor.query(got, "encrypt_type")).isEqualTo("aes");
    }

    @Test
    void inCompatibleModeBothAreThereAndEitherMayComeBack() throws InterruptedException {
        ForwardTarget target =
                tax.target("tax").compatible(Vendor.KEY).mayAnswer().build();

        tax.answers(Vendor.reply("plain"));
        assertThat(forward(target)).hasValue(new ForwardedReply("tax", Vendor.reply("plain")));
        tax.answers(tax.sealed(Vendor.reply("sealed")));
        assertThat(forward(target)).hasValue(new ForwardedReply("tax", Vendor.reply("sealed")));

        RecordedRequest got = tax.requests.get(0);
        assertThat(tax.decrypted(got)).isEqualTo(MESSAGE);
        assertThat(Vendor.body(got).replaceFirst("<Encrypt>.*</Encrypt>", "")).isEqualTo(MESSAGE);
    }

    @Test
    void aVendorWithThisLibraryBelievesThatWeChatCalled() throws InterruptedException {
        CallbackEndpoint theirs = CallbackEndpoint.builder(
                        OfficialAccount.builder(Delivered.APP_ID)
                                .callbackToken(tax.token)
                                .encodingAesKey(Vendor.KEY)
                                .build(),
                        message -> Reply.text(((InboundMessage.Text) message).content()))
                .build();
        tax.answers(request -> {
            CallbackResponse response = theirs.handle(CallbackRequest.of(
                    "POST",
                    request.getUrl().encodedQuery(),
                    Vendor.body(request).getBytes(UTF_8)));
            return Vendor.answer(response.status(), new String(response.body(), UTF_8));
        });

        assertThat(forward(tax.target("tax").secure(Vendor.KEY).mayAnswer().build()))
                .hasValueSatisfying(reply -> assertThat(reply.text()).contains("公积金\n"));
    }

    @Test
    void jsonGoesOutAndComesBackAsJson() throws InterruptedException {
        String json = "{\"ToUserName\":\"" + Vendor.ACCOUNT + "\",\"FromUserName\":\"" + Delivered.CITIZEN
                + "\",\"CreateTime\":1409735668,\"MsgType\":\"text\",\"Content\":\"余额\",\"MsgId\":1}";
        ForwardTarget plain = tax.target("plain").mayAnswer().build();
        ForwardTarget compatible =
                tax.target("compatible").compatible(Vendor.KEY).mayAnswer().build();
        ForwardTarget secure =
                tax.target("secure").secure(Vendor.KEY).required(true).build();
        tax.answers(request -> {
            boolean secret = Vendor.body(request).startsWith("{\"ToUserName\":\"" + Vendor.ACCOUNT + "\",\"Encrypt");
            return Vendor.answer(200, secret ? "success" : Vendor.jsonReply("你好"));
        });

        Forwarding forwarding = forwarding(plain, compatible);
        assertThat(forwarding.forward(Delivered.parsed(MESSAGE), json.getBytes(UTF_8), BUDGET))
                .hasValue(new ForwardedReply("plain", Vendor.jsonReply("你好")));
        forwarding(secure).forward(Delivered.parsed(MESSAGE), json.getBytes(UTF_8), BUDGET);

        assertThat(tax.requests)
                .extracting(request -> request.getHeaders().get("Content-Type"))
                .containsOnly("application/json");
        assertThat(tax.requests.stream().map(Vendor::body).filter(json::equals)).hasSize(1);
        assertThat(tax.requests.stream().map(Vendor::body).filter(body -> body.startsWith("{\"Encrypt\":\"")))
                .singleElement()
                .satisfies(body -> assertThat(body.replaceFirst("\"Encrypt\":\"[^\"]*\",", ""))
                        .isEqualTo(json));
        RecordedRequest last = tax.requests.get(2);
        assertThat(Vendor.body(last)).startsWith("{\"ToUserName\":\"" + Vendor.ACCOUNT + "\",\"Encrypt\":\"");
        assertThat(tax.decrypted(last)).isEqualTo(json);
    }

    @Test
    void aMessageGoesOnlyWhereTheRuleFits() throws InterruptedException {
        ForwardTarget pictures = tax.target("tax")
                .mayAnswer()
                .when(message -> message instanceof InboundMessage.Image)
                .build();
        ForwardTarget texts = fund.target("fund")
                .mayAnswer()
                .when(message -> message instanceof InboundMessage.Text)
                .build();

        assertThat(forward(pictures)).isEmpty();
        assertThat(forward(pictures, texts)).hasValue(new ForwardedReply("fund", ""));
        assertThat(tax.requests).isEmpty();
    }

    @Test
    void theReplyOfTheFirstInOrderCountsAlsoIfItComesLast() throws InterruptedException {
        CountDownLatch fundHasIt = new CountDownLatch(1);
        tax.answers(request -> {
            fundHasIt.await();
            return Vendor.answer(200, Vendor.reply("of tax"));
        });
        fund.answers(request -> {
            fundHasIt.countDown();
            return Vendor.answer(200, Vendor.reply("of fund"));
        });

        assertThat(forward(
                        tax.target("tax").mayAnswer().build(),
                        fund.target("fund").mayAnswer().build()))
                .hasValue(new ForwardedReply("tax", Vendor.reply("of tax")));
    }

    @Test
    void oneThatHasNothingToSayLeavesTheAnswerToTheNext() throws InterruptedException {
        fund.answers(Vendor.reply("of fund"));

        assertThat(forward(
                        tax.target("tax").mayAnswer().build(),
                        fund.target("fund").mayAnswer().build()))
                .hasValue(new ForwardedReply("fund", Vendor.reply("of fund")));
    }

    @Test
    void silenceOfTheOnlyOneIsTheAnswer() throws InterruptedException {
        for (String silence : List.of("success", "", " \r\n", "\uFEFFsuccess\n")) {
            tax.answers(silence);
            assertThat(forward(tax.target("tax").secure(Vendor.KEY).mayAnswer().build()))
                    .hasValue(new ForwardedReply("tax", ""));
        }
    }

    @Test
    void aCopyHoldsNobodyUpAndItsReplyIsIgnored() throws InterruptedException {
        tax.answers(request -> {
            end.await();
            return Vendor.answer(200, Vendor.reply("never seen"));
        });
        fund.answers(Vendor.reply("of fund"));

        assertThat(forward(tax.target("statistics").build())).isEmpty();
        assertThat(forward(
                        tax.target("statistics").build(),
                        fund.target("fund").mayAnswer().build()))
                .hasValue(new ForwardedReply("fund", Vendor.reply("of fund")));
    }

    @Test
    void aRequiredCopyIsWaitedForAndDoesNotAnswer() throws InterruptedException {
        tax.answers(Vendor.reply("never seen"));

        assertThat(forward(tax.target("archive").required(true).build())).isEmpty();
        assertThat(tax.requests).hasSize(1);
    }

    @Test
    void whoMayAnswerAndIsTooLateYieldsToTheNext() throws InterruptedException {
        tax.answers(request -> {
            end.await();
            return Vendor.answer(200, "success");
        });
        fund.answers(Vendor.reply("of fund"));
        Forwarding forwarding = forwarding(
                tax.target("tax").mayAnswer().required(false).build(),
                fund.target("fund").mayAnswer().build());

        assertThat(forwarding.forward(Delivered.parsed(MESSAGE), MESSAGE.getBytes(UTF_8), Duration.ofSeconds(1)))
                .hasValue(new ForwardedReply("fund", Vendor.reply("of fund")));
    }

    @Test
    void ifAllWhoMayAnswerFailAndNoneIsRequiredTheMessageIsThisSystems() throws InterruptedException {
        tax.answers(request -> Vendor.answer(500, "你好"));

        assertThat(forward(tax.target("tax").mayAnswer().required(false).build()))
                .isEmpty();
    }

    @Test
    void aRuleThatFailsFailsTheDeliveryBeforeAnythingIsSent() {
        ForwardTarget broken = fund.target("fund")
                .when(message -> {
                    throw new IllegalStateException("rule");
                })
                .build();

        assertThatThrownBy(() -> forward(tax.target("tax").build(), broken)).hasMessage("rule");
        assertThat(tax.requests).isEmpty();
    }

    @Test
    void aBudgetIsMoreThanZero() {
        Forwarding forwarding = forwarding(tax.target("tax").build());

        assertThatThrownBy(() -> forwarding.forward(Delivered.parsed(MESSAGE), new byte[0], Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("budget: more than zero, actual PT0S");
    }

    @Test
    void nothingShowsTokensOrWords() {
        assertThat(tax.target("tax").build()).hasToString("ForwardTarget[tax at localhost]");
        assertThat(new ForwardedReply("tax", "你好")).hasToString("ForwardedReply[tax, 2 characters]");
    }

    private static Forwarding forwarding(ForwardTarget... targets) {
        Forwarding.Builder builder =
                Forwarding.builder(Delivered.plainAccount()).clock(CLOCK);
        List.of(targets).forEach(builder::target);
        return builder.build();
    }

    private static Optional<ForwardedReply> forward(ForwardTarget... targets) throws InterruptedException {
        return forward(forwarding(targets), MESSAGE);
    }

    private static Optional<ForwardedReply> forward(Forwarding forwarding, String message) throws InterruptedException {
        return forwarding.forward(Delivered.parsed(message), message.getBytes(UTF_8), BUDGET);
    }
}
