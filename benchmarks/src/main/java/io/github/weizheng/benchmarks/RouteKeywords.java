package io.github.weizheng.benchmarks;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundParser;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Routing among 1,000 keywords of two to five characters, beside one comparison of the text with itself in lower case. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RouteKeywords {
    private static final String ALPHABET = "社保医疗户口身份证驾驶补办查询缴费公积金养老失业工伤生育登记注销变更";
    private static final int KEYWORDS = 1_000;

    /** A keyword of the thousand, a sentence with one in it, a sentence without. */
    @Param({"exact", "contained", "none"})
    public String fit;

    private final Router router = router();

    @Benchmark
    public Reply route() throws Exception {
        return router.handle(Holder.of(fit));
    }

    @Benchmark
    public boolean floor() {
        return Holder.content(fit).toLowerCase(java.util.Locale.ROOT).contains("无此关键词");
    }

    private static Router router() {
        Router.Builder builder = Router.builder();
        for (int i = 0; i < KEYWORDS; i++) {
            Reply reply = Reply.text("answer " + i);
            builder.onText(keyword(i), m -> reply);
        }
        Reply other = Reply.text("other");
        return builder.otherwise(m -> other).build();
    }

    /** Different for each number: it begins with the number in the digits of the alphabet. */
    private static String keyword(int i) {
        int n = ALPHABET.length();
        StringBuilder word = new StringBuilder();
        word.append(ALPHABET.charAt(i % n)).append(ALPHABET.charAt(i / n % n));
        for (int more = 0; more < i % 4; more++) {
            word.append(ALPHABET.charAt((i * 7 + more * 5) % n));
        }
        return word.toString();
    }

    private static final class Holder {
        private static final Inbound EXACT = text(content("exact"));
        private static final Inbound CONTAINED = text(content("contained"));
        private static final Inbound NONE = text(content("none"));

        static Inbound of(String fit) {
            return switch (fit) {
                case "exact" -> EXACT;
                case "contained" -> CONTAINED;
                default -> NONE;
            };
        }

        static String content(String fit) {
            return switch (fit) {
                case "exact" -> keyword(619);
                case "contained" -> "请问一下，我想在区里的窗口" + keyword(619) + "，应该怎么走？";
                default -> "请问一下，明天上午你们那里的窗口开门吗？我从外地来，谢谢";
            };
        }

        private static Inbound text(String content) {
            return InboundParser.parseWithoutVerification(("<xml><ToUserName>gh_1</ToUserName><FromUserName>oCitizen"
                            + "</FromUserName><CreateTime>1409735668</CreateTime><MsgType>text</MsgType><Content>"
                            + content + "</Content><MsgId>1</MsgId></xml>")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
