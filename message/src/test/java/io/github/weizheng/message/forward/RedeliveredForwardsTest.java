package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.forward.ForwardListener.Exchange;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A delivery that failed comes again, and goes to those that do not have the message yet. */
class RedeliveredForwardsTest {
    @RegisterExtension
    final LogCanary canary = new LogCanary();

    private final Vendor tax = new Vendor("taxToken");
    private final Vendor fund = new Vendor("fundToken");
    private final SharedStore store = new InMemoryStore(Clock.systemUTC());
    private final BlockingQueue<Exchange> told = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        tax.close();
        fund.close();
    }

    @Test
    void aRepeatGoesOnlyToThoseThatHaveNotAcknowledged() throws InterruptedException {
        tax.answers(Vendor.reply("of tax"));
        fund.answers(request -> Vendor.answer(503, "你好"));
        Forwarding forwarding = forwarding(
                tax.target("tax").mayAnswer().build(),
                fund.target("fund").required(true).build());

        assertFailed(forwarding, Map.of("fund", ForwardOutcome.HTTP_STATUS));
        told.take();
        told.take();
        fund.answers("success");

        assertThat(forward(forwarding)).hasValue(new ForwardedReply("tax", Vendor.reply("of tax")));
        assertThat(tax.requests).hasSize(1);
        assertThat(fund.requests).hasSize(2);
        Exchange exchange = told.take();
        assertThat(exchange.target()).isEqualTo("fund");
        assertThat(exchange.outcome()).isEqualTo(ForwardOutcome.SILENT);
        assertThat(exchange.httpStatus()).isEqualTo(200);
    }

    @Test
    void aReplyThatComesTooLateForOneDeliveryAnswersTheNext() throws InterruptedException {
        tax.answers(request -> {
            end.await();
            return Vendor.answer(200, Vendor.reply("late"));
        });
        ForwardTarget target = tax.target("tax").mayAnswer().build();
        Forwarding forwarding = forwarding(target);

        assertThatThrownBy(() -> forward(forwarding, 1, Duration.ofMillis(50)))
                .asInstanceOf(type(ForwardingException.class))
                .satisfies(e -> assertThat(e.failed()).isEqualTo(Map.of("tax", ForwardOutcome.TIME_OVER)));
        end.countDown();

        assertThat(forward(forwarding)).hasValue(new ForwardedReply("tax", Vendor.reply("late")));
        // in another JVM, too
        assertThat(forward(forwarding(target))).hasValue(new ForwardedReply("tax", Vendor.reply("late")));
        assertThat(tax.requests).hasSize(1);
    }

    @Test
    void aTargetThatIsCutOffByItsOwnTimeLimitGetsTheMessageAgain() throws InterruptedException {
        tax.answers(request -> {
            end.await();
            return Vendor.answer(200, "success");
        });
        Forwarding forwarding = forwarding(
                tax.target("tax").mayAnswer().timeout(Duration.ofMillis(50)).build());

        assertFailed(forwarding, Map.of("tax", ForwardOutcome.TIME_OVER));
        tax.answers(Vendor.reply("at last"));

        assertThat(forward(forwarding)).hasValue(new ForwardedReply("tax", Vendor.reply("at last")));
    }

    @Test
    void aConnectionThatBreaksBehindTheRequestIsNotTriedAgainByItself() throws InterruptedException {
        Forwarding forwarding = forwarding(tax.target("tax").mayAnswer().build());
        forward(forwarding, 1, Duration.ofSeconds(4));
        tax.answers(request -> new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        assertThatThrownBy(() -> forward(forwarding, 2, Duration.ofSeconds(4))).isInstanceOf(ForwardingException.class);
        assertThat(tax.requests).hasSize(2);
    }

    @Test
    void anotherMessageIsAnotherMatter() throws InterruptedException {
        Forwarding forwarding = forwarding(tax.target("tax").mayAnswer().build());

        forward(forwarding, 1, Duration.ofSeconds(4));
        forward(forwarding, 2, Duration.ofSeconds(4));

        assertThat(tax.requests).hasSize(2);
    }

    @Test
    void aReplyIsRememberedUnderTheTargetsKey() throws InterruptedException {
        List<String> kept = new ArrayList<>();
        SharedStore seen = new WatchedStore(store, kept::add);
        tax.answers(tax.sealed(Vendor.reply("余额")));
        ForwardTarget target = tax.target("tax").secure(Vendor.KEY).mayAnswer().build();

        Optional<ForwardedReply> reply = forward(builder(seen).target(target).build());

        assertThat(reply).hasValue(new ForwardedReply("tax", Vendor.reply("余额")));
        assertThat(kept).hasSize(2).noneMatch(value -> value.contains("余额") || value.contains(Delivered.CITIZEN));
        assertThat(forward(builder(seen).target(target).build())).isEqualTo(reply);
    }

    @Test
    void aReplyOfBeforeAChangeOfKeysIsNotAnsweredAndNotAskedForAgain() throws InterruptedException {
        tax.answers(Vendor.reply("余额"));
        forward(forwarding(tax.target("tax").mayAnswer().build()));
        Secret other = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
        tax.answers(tax.sealed(Vendor.reply("余额")));
        forward(forwarding(tax.target("sealed").secure(Vendor.KEY).mayAnswer().build()));

        assertThat(forward(
                        forwarding(tax.target("tax").secure(other).mayAnswer().build())))
                .hasValue(new ForwardedReply("tax", ""));
        assertThat(forward(forwarding(tax.target("sealed").mayAnswer().build())))
                .hasValue(new ForwardedReply("sealed", ""));
        assertThat(tax.requests).hasSize(2);
    }

    @Test
    void aStoreThatFailsCostsTheMemoryAndNotTheMessage() throws InterruptedException {
        tax.answers(Vendor.reply("of tax"));
        for (Consumer<String> failure : List.<Consumer<String>>of(
                value -> {
                    throw new StoreException("down", null);
                },
                value -> {
                    throw new NoClassDefFoundError("driver");
                })) {
            Forwarding forwarding = builder(new WatchedStore(store, failure))
                    .target(tax.target("tax").mayAnswer().build())
                    .build();

            assertThat(forward(forwarding)).hasValue(new ForwardedReply("tax", Vendor.reply("of tax")));
            assertThat(forward(forwarding)).hasValue(new ForwardedReply("tax", Vendor.reply("of tax")));
        }
        assertThat(tax.requests).hasSize(4);
    }

    @Test
    void aStoreThatEndsInAnErrorWhenTheReplyIsThereCostsTheMemoryOnly() throws InterruptedException {
        tax.answers(Vendor.reply("of tax"));
        SharedStore broken = new WatchedStore(store, value -> {
            if (value.startsWith("done")) {
                throw new NoClassDefFoundError("driver");
            }
        });
        Forwarding forwarding =
                builder(broken).target(tax.target("tax").mayAnswer().build()).build();

        assertThat(forward(forwarding)).hasValue(new ForwardedReply("tax", Vendor.reply("of tax")));
        assertThat(told.take().outcome()).isEqualTo(ForwardOutcome.REPLIED);
    }

    @Test
    void aListenerThatFailsChangesNothing() throws InterruptedException {
        Forwarding forwarding = Forwarding.builder(Delivered.plainAccount())
                .target(tax.target("tax").mayAnswer().build())
                .listener((message, exchange) -> {
                    told.add(exchange);
                    throw new IllegalStateException("你好");
                })
                .build();

        assertThat(forward(forwarding)).hasValue(new ForwardedReply("tax", ""));
        assertThat(told.take().outcome()).isEqualTo(ForwardOutcome.SILENT);
    }

    @Test
    void theCallersClientIsUsedOnDaemonThreads() throws InterruptedException {
        BlockingQueue<Boolean> daemons = new LinkedBlockingQueue<>();
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    daemons.add(Thread.currentThread().isDaemon());
                    return chain.proceed(chain.request()
                            .newBuilder()
                            .header("X-Gateway", "inner")
                            .build());
                })
                .build();

        forward(builder(store)
                .target(tax.target("tax").mayAnswer().build())
                .httpClient(client)
                .build());

        assertThat(daemons).containsExactly(true);
        assertThat(tax.requests.get(0).getHeaders().get("X-Gateway")).isEqualTo("inner");
    }

    @Test
    void anInterceptorThatFailsFailsTheExchange() {
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    throw new IllegalStateException("你好");
                })
                .build();
        Forwarding forwarding = builder(store)
                .target(tax.target("tax").mayAnswer().build())
                .httpClient(client)
                .build();

        assertFailed(forwarding, Map.of("tax", ForwardOutcome.NO_ANSWER));
    }

    @Test
    void aTargetThatHangsGetsNoMoreMessagesAtOnceThanItMay() throws InterruptedException {
        tax.answers(request -> {
            end.await();
            return Vendor.answer(200, "success");
        });
        Forwarding forwarding = forwarding(
                tax.target("tax").timeout(Duration.ofMinutes(1)).atOnce(3).build());

        for (int i = 0; i < 4; i++) {
            assertThat(forward(forwarding, i, Duration.ofSeconds(4))).isEmpty();
        }

        assertThat(told).extracting(Exchange::outcome).containsExactly(ForwardOutcome.OVERLOADED);
    }

    private Forwarding.Builder builder(SharedStore shared) {
        return Forwarding.builder(Delivered.plainAccount())
                .store(shared)
                .listener((message, exchange) -> told.add(exchange));
    }

    private Forwarding forwarding(ForwardTarget... targets) {
        Forwarding.Builder builder = builder(store);
        List.of(targets).forEach(builder::target);
        return builder.build();
    }

    private static Optional<ForwardedReply> forward(Forwarding forwarding) throws InterruptedException {
        return forward(forwarding, 1, Duration.ofSeconds(4));
    }

    private static Optional<ForwardedReply> forward(Forwarding forwarding, long msgId, Duration budget)
            throws InterruptedException {
        String message = Delivered.text(msgId, "余额");
        return forwarding.forward(Delivered.parsed(message), message.getBytes(UTF_8), budget);
    }

    private static void assertFailed(Forwarding forwarding, Map<String, ForwardOutcome> targets) {
        assertThatThrownBy(() -> forward(forwarding))
                .asInstanceOf(type(ForwardingException.class))
                .satisfies(e -> assertThat(e.failed()).isEqualTo(targets));
    }
}
