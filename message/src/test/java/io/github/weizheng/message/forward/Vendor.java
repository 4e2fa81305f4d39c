package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.message.test.Delivered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Another vendor's software: verifies what comes as if from WeChat, with code of its own, and answers as a test says. */
final class Vendor implements AutoCloseable {
    static final String ACCOUNT = "gh_10f6c3c3ac5a";
    static final Secret KEY = Secret.of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg");

    final Secret token;
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final MockWebServer server = new MockWebServer();
    private volatile Answering answering = request -> answer(200, "success");

    Vendor(String token) {
        this.token = Secret.of(token);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                requests.add(request);
                return isSigned(request) ? answering.answer(request) : Vendor.answer(403, "not from WeChat");
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a vendor's software does with a request. */
    interface Answering {
        MockResponse answer(RecordedRequest request) throws InterruptedException;
    }

    Vendor answers(Answering how) {
        answering = how;
        return this;
    }

    Vendor answers(String body) {
        return answers(request -> answer(200, body));
    }

    URI uri(String pathAndQuery) {
        return server.url(pathAndQuery).uri();
    }

    ForwardTarget.Builder target(String name) {
        return ForwardTarget.builder(name, uri("/wechat"), token);
    }

    static MockResponse answer(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    /** A reply to the citizen of {@link Delivered}. */
    static String reply(String content) {
        return reply(Delivered.CITIZEN, ACCOUNT, content);
    }

    static String reply(String to, String from, String content) {
        return "<xml><ToUserName><![CDATA[" + to + "]]></ToUserName><FromUserName><![CDATA[" + from
                + "]]></FromUserName><CreateTime>1409735669</CreateTime><MsgType><![CDATA[text]]></MsgType>"
                + "<Content><![CDATA[" + content + "]]></Content></xml>";
    }

    static String jsonReply(String content) {
        return "{\"ToUserName\":\"" + Delivered.CITIZEN + "\",\"FromUserName\":\"" + ACCOUNT
                + "\",\"CreateTime\":1409735669,\"MsgType\":\"text\",\"Content\":\"" + content + "\"}";
    }

    String sealed(String reply) {
        return sealed(MessageCipher.of(KEY, Delivered.APP_ID).encrypt(reply.getBytes(UTF_8)), token);
    }

    static String sealed(String encrypt, Secret token) {
        return "<xml><Encrypt><![CDATA[" + encrypt + "]]></Encrypt><MsgSignature><![CDATA["
                + sha1(token.expose(), "1409735670", "77", encrypt)
                + "]]></MsgSignature><TimeStamp>1409735670</TimeStamp><Nonce><![CDATA[77]]></Nonce></xml>";
    }

    static String query(RecordedRequest request, String name) {
        return Objects.requireNonNullElse(request.getUrl().queryParameter(name), "");
    }

    static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    /** What is in the Encrypt of a request, once its signature was found right. */
    String decrypted(RecordedRequest request) {
        String encrypt = body(request)
                .replaceFirst("(?s).*<Encrypt><!\\[CDATA\\[", "")
                .replaceFirst("(?s).*\"Encrypt\":\"", "")
                .replaceFirst("(?s)[]\"].*", "");
        if (!sha1(token.expose(), query(request, "timestamp"), query(request, "nonce"), encrypt)
                .equals(query(request, "msg_signature"))) {
            throw new AssertionError("msg_signature is wrong");
        }
        return new String(MessageCipher.of(KEY, Delivered.APP_ID).decrypt(encrypt), UTF_8);
    }

    private boolean isSigned(RecordedRequest request) {
        return sha1(token.expose(), query(request, "timestamp"), query(request, "nonce"))
                .equals(query(request, "signature"));
    }

    private static String sha1(String... parts) {
        String sorted = Stream.of(parts).sorted().collect(Collectors.joining());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(sorted.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
