package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.DataFormat;
import io.github.weizheng.testkit.wire.RandomText;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs requests to the developer's URL under one token, and encrypts them under one key by mode. Thread-safe. */
final class Sealer {
    private final CallbackIdentity account;
    private final MessageCrypto crypto;
    private final AnswerReader answers;
    private final RandomText random;
    private final Clock clock;

    Sealer(CallbackIdentity account, RandomText random, Clock clock) {
        this.account = account;
        this.crypto = new MessageCrypto(account.encodingAesKey(), account.appId());
        this.answers = new AnswerReader(account, crypto);
        this.random = random;
        this.clock = clock;
    }

    CallbackIdentity account() {
        return account;
    }

    URI handshake(URI url, String echo) {
        Stamp stamp = stamp();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("signature", CallbackSignature.of(account.token(), stamp.timestamp(), stamp.nonce()));
        query.put("echostr", echo);
        query.put("timestamp", stamp.timestamp());
        query.put("nonce", stamp.nonce());
        return Stamp.onto(url, query);
    }

    /** Returns the push under a fresh timestamp, nonce and encryption. */
    Posted seal(URI url, CallbackMode mode, DataFormat format, Push push) {
        Stamp stamp = stamp();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("signature", CallbackSignature.of(account.token(), stamp.timestamp(), stamp.nonce()));
        query.put("timestamp", stamp.timestamp());
        query.put("nonce", stamp.nonce());
        query.put("openid", push.openId());
        String body = push.body(format, "");
        if (mode != CallbackMode.PLAIN) {
            String encrypted = crypto.encrypt(random.hex(16), body);
            query.put("encrypt_type", "aes");
            query.put(
                    "msg_signature",
                    CallbackSignature.of(account.token(), stamp.timestamp(), stamp.nonce(), encrypted));
            body = body(mode, format, push, encrypted);
        }
        return new Posted(answers, url, Stamp.onto(url, query), mode, format, body);
    }

    private String body(CallbackMode mode, DataFormat format, Push push, String encrypted) {
        String envelope = new Fields().text("Encrypt", encrypted).xml();
        if (mode == CallbackMode.COMPATIBLE) {
            return push.body(format, envelope);
        }
        String readable = new Fields().text("ToUserName", account.originalId()).xml();
        return new Push(push.openId(), push.kind(), push.event(), readable).body(format, envelope);
    }

    private Stamp stamp() {
        return new Stamp(String.valueOf(clock.instant().getEpochSecond()), random.digits(10));
    }
}
