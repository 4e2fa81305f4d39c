package io.github.weizheng.acceptance.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Delivers as WeChat does: a message that gets no 200 within 5 seconds is delivered again 5 seconds after its last delivery began, three times in all. Some it
 * delivers twice at once, and some again although they were answered. As before a load balancer, a connection that one office does not take goes to the other.
 */
final class WeChatSide implements AutoCloseable {
    private static final Duration WAITS = Duration.ofSeconds(5);
    private static final int LONGEST_PAUSE_MILLIS = 8_000;

    private final List<OfficeProcess> offices;
    private final Random random;
    private final Wire wire = new Wire();
    private final ExecutorService lines = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(WAITS)
            .build();
    private final Semaphore atOnce;
    private final AtomicInteger unsettled = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();

    WeChatSide(List<OfficeProcess> offices, int atOnce, Random random) {
        this.offices = offices;
        this.atOnce = new Semaphore(atOnce, true);
        this.random = random;
    }

    /** Begins to deliver a message; waits while there are too many deliveries at once. */
    void send(Sent message, boolean twiceAtOnce) throws InterruptedException {
        unsettled.incrementAndGet();
        atOnce.acquire();
        atOnce.release();
        boolean had = message.begin();
        boolean alsoHad = twiceAtOnce && message.begin();
        int office = random.nextInt(2);
        lines.execute(() -> deliver(message, office, had));
        if (twiceAtOnce) {
            unsettled.incrementAndGet();
            lines.execute(() -> deliver(message, 1 - office, alsoHad));
        }
    }

    /** Whether no delivery is under way or due. */
    boolean isSettled() {
        return unsettled.get() == 0;
    }

    private void deliver(Sent message, int office, boolean hadAnswer) {
        long begin = System.nanoTime();
        HttpResponse<String> response = null;
        String answer = null;
        try {
            atOnce.acquire();
            try {
                begin = System.nanoTime();
                response = post(message, office);
            } finally {
                atOnce.release();
            }
            if (response.statusCode() == 200) {
                answer = wire.opened(response.body());
            } else {
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            broken.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (GeneralSecurityException e) {
            answer = "unreadable";
        }
        switch (message.end(hadAnswer, response != null, answer)) {
            case RETRY -> again(message, WAITS.minusNanos(System.nanoTime() - begin));
            case REPEAT -> again(message, Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
            case NOTHING -> {}
        }
        unsettled.decrementAndGet();
    }

    private void again(Sent message, Duration pause) {
        unsettled.incrementAndGet();
        Runnable delivery = () -> deliver(message, random.nextInt(2), message.begin());
        CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, lines)
                .execute(delivery);
    }

    private HttpResponse<String> post(Sent message, int office)
            throws IOException, InterruptedException, GeneralSecurityException {
        Wire.Post post = wire.sealed(FaultyOffice.citizen(message.id), FaultyOffice.xml(message.id, message.temper));
        try {
            return http.send(request(offices.get(office), post), BodyHandlers.ofString(UTF_8));
        } catch (ConnectException e) {
            return http.send(request(offices.get(1 - office), post), BodyHandlers.ofString(UTF_8));
        }
    }

    private static HttpRequest request(OfficeProcess office, Wire.Post post) {
        return HttpRequest.newBuilder(office.url(post.query()))
                .timeout(WAITS)
                .POST(BodyPublishers.ofString(post.body(), UTF_8))
                .build();
    }

    @Override
    public void close() {
        lines.shutdownNow();
    }
}
