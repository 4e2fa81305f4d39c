package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.callback.Deadline;
import io.github.weizheng.message.callback.InMemoryInbox;
import io.github.weizheng.message.callback.SweepReport;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where WeChat delivers, with another vendor behind it. */
class ForwardingEndpointTest {
    @RegisterExtension
    final LogCanary canary = new LogCanary();

    private final Vendor tax = new Vendor("taxToken");
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        tax.close();
    }

    @Test
    void theVendorsReplyGoesOutInTheFormInWhichTheMessageCame() {
        tax.answers(tax.sealed(Vendor.reply("of tax")));
        CallbackEndpoint endpoint = endpoint(Delivered.account(), ofTaxes().secure(Vendor.KEY));
        Delivered message = Delivered.secure(Delivered.text(1, "个税"));

        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).isEqualTo(Vendor.reply("of tax"));
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).isEqualTo(Vendor.reply("of tax"));
        assertThat(tax.requests).hasSize(1);
    }

    @Test
    void theLongestReplyOfAVendorIsRepeatedToo() {
        String longest = Vendor.reply("x".repeat(40 * 1024 - Vendor.reply("").length()));
        assertThat(longest.getBytes(UTF_8)).hasSize(40 * 1024);
        tax.answers(longest);
        CallbackEndpoint endpoint = endpoint(Delivered.account(), ofTaxes());
        Delivered message = Delivered.secure(Delivered.text(1, "个税"));

        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).isEqualTo(longest);
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).isEqualTo(longest);
        assertThat(tax.requests).hasSize(1);
        assertThat(canary.logged()).isEmpty();
    }

    @Test
    void whatIsNoVendorsIsTheHandlers() {
        CallbackEndpoint endpoint = endpoint(Delivered.plainAccount(), ofTaxes());

        assertThat(answer(endpoint, Delivered.text(1, "社保"))).contains("of the handler");
        assertThat(answer(endpoint, Delivered.text(2, "个税"))).isEqualTo("success");
        assertThat(tax.requests).hasSize(1);
    }

    @Test
    void aDeliveryFailsUntilTheVendorHasTheMessage() {
        tax.answers(request -> Vendor.answer(502, "你好"));
        CallbackEndpoint endpoint = endpoint(Delivered.plainAccount(), ofTaxes());
        CallbackRequest request = Delivered.plain(Delivered.text(1, "个税")).request();

        assertThat(endpoint.handle(request).status()).isEqualTo(500);
        assertThat(failures).singleElement().isInstanceOf(ForwardingException.class);
        tax.answers(Vendor.reply("of tax"));

        assertThat(text(endpoint.handle(request))).isEqualTo(Vendor.reply("of tax"));
    }

    @Test
    void aTargetThatIsThisEndpointEndsInAFailureAndNotInALoop() {
        Vendor gateway = new Vendor(Delivered.TOKEN.expose());
        CallbackEndpoint endpoint =
                endpoint(Delivered.plainAccount(), gateway.target("ourselves").mayAnswer());
        gateway.answers(request -> {
            CallbackResponse response = endpoint.handle(CallbackRequest.of(
                    "POST",
                    request.getUrl().encodedQuery(),
                    Vendor.body(request).getBytes(UTF_8)));
            return Vendor.answer(response.status(), text(response));
        });

        assertThat(endpoint.handle(Delivered.plain(Delivered.text(1, "个税")).request())
                        .status())
                .isEqualTo(500);
        assertThat(gateway.requests).hasSize(1);
        gateway.close();
    }

    @Test
    void withAnInboxTheMessageOfAVendorThatFailsIsKeptAndSweptUntilTheVendorHasIt() {
        List<String> late = new CopyOnWriteArrayList<>();
        Deadline keeping = Deadline.builder(Runnable::run, new InMemoryInbox())
                .keepFailures()
                .lateReplies((answered, reply) ->
                        late.add(reply.toXml(answered, Instant.EPOCH).orElseThrow()))
                .build();
        CallbackEndpoint endpoint =
                building(Delivered.plainAccount(), ofTaxes()).deadline(keeping).build();
        tax.answers(request -> Vendor.answer(502, "你好"));

        assertThat(answer(endpoint, Delivered.text(1, "个税"))).isEqualTo("success");
        assertThat(endpoint.sweep().failed()).isEqualTo(1);
        assertThat(failures).hasSize(2).allMatch(ForwardingException.class::isInstance);
        tax.answers(Vendor.reply("of tax"));

        assertThat(endpoint.sweep().handled()).isEqualTo(1);
        assertThat(late).singleElement().asString().contains("of tax");
        assertThat(answer(endpoint, Delivered.text(1, "个税"))).isEqualTo("success");
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(0, 0, List.of()));
        assertThat(tax.requests).hasSize(3);
    }

    @Test
    void aVendorsLateReplyThatCannotBeSentIsRecordedAsLost() {
        List<Throwable> lost = new CopyOnWriteArrayList<>();
        Deadline keeping = Deadline.builder(Runnable::run, new InMemoryInbox())
                .keepFailures()
                .onLostReply((answered, failure) -> lost.add(failure))
                .build();
        CallbackEndpoint endpoint =
                building(Delivered.plainAccount(), ofTaxes()).deadline(keeping).build();
        tax.answers(request -> Vendor.answer(502, ""));
        answer(endpoint, Delivered.text(1, "个税"));
        tax.answers(Vendor.reply("of tax").replace("[text]", "[image]"));

        assertThat(endpoint.sweep().handled()).isEqualTo(1);
        assertThat(lost).singleElement().asString().contains("only a vendor's text");
    }

    @Test
    void aVendorThatHangsLeavesThreadsForWhatIsOthers() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        tax.answers(request -> {
            end.await();
            return Vendor.answer(200, "success");
        });
        CallbackEndpoint endpoint = endpoint(Delivered.plainAccount(), ofTaxes().timeout(Duration.ofMinutes(1)));
        ExecutorService requests = Executors.newFixedThreadPool(16);
        List<Future<String>> others = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String hanging = Delivered.text(i, "个税");
            String other = Delivered.text(100 + i, "社保");
            requests.execute(() -> answer(endpoint, hanging));
            others.add(requests.submit(() -> answer(endpoint, other)));
        }
        for (Future<String> other : others) {
            assertThat(other.get()).contains("of the handler");
        }
        requests.shutdown();
        assertThat(requests.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(tax.requests).hasSize(8);
        assertThat(failures)
                .filteredOn(e -> e.toString().contains("OVERLOADED"))
                .hasSize(24);
        end.countDown();
    }

    private ForwardTarget.Builder ofTaxes() {
        return tax.target("tax")
                .when(message -> message instanceof InboundMessage.Text text
                        && text.content().contains("税"))
                .mayAnswer();
    }

    private CallbackEndpoint endpoint(OfficialAccount account, ForwardTarget.Builder target) {
        return building(account, target).build();
    }

    private CallbackEndpoint.Builder building(OfficialAccount account, ForwardTarget.Builder target) {
        return CallbackEndpoint.builder(account, message -> Reply.text("of the handler"))
                .forwarding(Forwarding.builder(account).target(target.build()).build())
                .onHandlerFailure((message, failure) -> failures.add(failure))
                .delayer(duration -> {});
    }

    private static String answer(CallbackEndpoint endpoint, String message) {
        return text(endpoint.handle(Delivered.plain(message).request()));
    }

    private static String text(CallbackResponse response) {
        return new String(response.body(), UTF_8);
    }
}
