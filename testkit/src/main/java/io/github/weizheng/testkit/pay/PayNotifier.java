package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.wire.Journal;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries one notification to the merchant's server, encrypted and signed anew each time. Thread-safe; runs on the calling thread. */
public final class PayNotifier {
    private final MerchantKeys keys;
    private final KeyChoice choice;
    private final WechatpaySignature signature;
    private final WireClient client;
    private final Journal journal;
    private final RandomText random;
    private final Clock clock;

    private final List<NotificationAttempt> probes = new ArrayList<>();
    private int probesToSend;
    private volatile Duration timeout = Duration.ofSeconds(5);

    public PayNotifier(
            MerchantKeys keys,
            KeyChoice choice,
            WechatpaySignature signature,
            WireClient client,
            Journal journal,
            RandomText random,
            Clock clock) {
        this.keys = keys;
        this.choice = choice;
        this.signature = signature;
        this.client = client;
        this.journal = journal;
        this.random = random;
        this.clock = clock;
    }

    /** Lets a probe go before the next notification. */
    public synchronized void probeNext() {
        probesToSend++;
    }

    /** Returns the probes that were sent, oldest first. */
    public synchronized List<NotificationAttempt> probes() {
        return List.copyOf(probes);
    }

    public void timeout(Duration timeout) {
        this.timeout = WireClient.requireTimeout(timeout);
    }

    /** Sends a notification under that id and waits for the answer; before it a probe, if one was ordered. */
    NotificationAttempt send(String id, PayEvent event) {
        String body = body(id, event);
        boolean withPublicKey = choice.notifiesWithPublicKey();
        if (takeProbe()) {
            NotificationAttempt probe =
                    post(event, body, signature.probe(body, withPublicKey), "探测 " + event.summary());
            synchronized (this) {
                probes.add(probe);
            }
        }
        return post(event, body, signature.headers(body, withPublicKey), event.summary());
    }

    private synchronized boolean takeProbe() {
        boolean ordered = probesToSend > 0;
        probesToSend -= ordered ? 1 : 0;
        return ordered;
    }

    private NotificationAttempt post(PayEvent event, String body, Map<String, String> signed, String name) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Request-ID", "08" + random.hex(32) + "-0");
        headers.putAll(signed);
        URI url = URI.create(event.url());
        Instant at = clock.instant();
        WireClient.Reply reply = client.post(url, headers, body, timeout);
        boolean acknowledged = reply.failure() == null && (reply.status() == 200 || reply.status() == 204);
        String what = name + "通知 " + event.number() + (acknowledged ? "" : "：未获确认");
        journal.addPush("POST", url, what, reply);
        return new NotificationAttempt(event.number(), reply.status(), acknowledged, at);
    }

    private String body(String id, PayEvent event) {
        String nonce = random.lettersAndDigits(12);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("create_time", BeijingTime.rfc3339(event.at()));
        json.put("resource_type", "encrypt-resource");
        json.put("event_type", event.type());
        json.put("summary", event.summary());
        json.putObject("resource")
                .put("original_type", event.originalType())
                .put("algorithm", keys.suite().aead())
                .put("ciphertext", keys.suite().seal(keys.apiV3Key(), nonce, event.originalType(), event.plaintext()))
                .put("associated_data", event.originalType())
                .put("nonce", nonce);
        return json.toString();
    }
}
