package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundParser;
import io.github.weizheng.message.reply.Reply;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A text answer: written, encrypted and signed. The floor encrypts and hashes as many bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ReplyEncrypt {
    private final MessageCipher cipher = MessageCipher.of(Sample.AES_KEY, Sample.APP_ID);
    private final Inbound answered = InboundParser.parseWithoutVerification(new Sample().xml);
    private final Reply reply = Reply.text("社保卡可在手机上补办：服务汇 → 办事查询 → 社保卡补办。");
    private final RawJce jce;
    private final byte[] blocks;
    private final byte[] signed;

    public ReplyEncrypt() {
        try {
            jce = new RawJce(Cipher.ENCRYPT_MODE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        String encrypt = cipher.encrypt(xml());
        blocks = new byte[encrypt.length() / 4 * 3 / 32 * 32];
        signed = (Sample.TOKEN.expose() + "1409735669" + "1320562132" + encrypt).getBytes(UTF_8);
    }

    @Benchmark
    public void floor(Blackhole out) throws GeneralSecurityException {
        out.consume(jce.aes(blocks));
        out.consume(jce.sha1(signed));
    }

    @Benchmark
    public void encrypt(Blackhole out) {
        String encrypt = cipher.encrypt(xml());
        out.consume(encrypt);
        out.consume(CallbackSignature.sign(Sample.TOKEN, "1409735669", "1320562132", encrypt));
    }

    private byte[] xml() {
        return reply.toXml(answered, Instant.EPOCH).orElseThrow().getBytes(UTF_8);
    }
}
