package io.github.weizheng.testkit.wire;

import io.github.weizheng.testkit.Direction;
import io.github.weizheng.testkit.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** One HTTP server on a free port of 127.0.0.1, with faults that lie on the way to and from the handler. */
public final class WireServer implements AutoCloseable {
    private static final int LARGEST_BODY = 4 << 20;

    private final MockWebServer server = new MockWebServer();
    private final PathQueue<Long> nanosOfDelay = new PathQueue<>();
    private final PathQueue<Boolean> hangUps = new PathQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final WireHandler handler;
    private final Journal journal;

    private WireServer(WireHandler handler, Journal journal) {
        this.handler = handler;
        this.journal = journal;
    }

    public static WireServer start(WireHandler handler, Journal journal) {
        WireServer wire = new WireServer(handler, journal);
        wire.server.setServerSocketFactory(new NoDelayServerSockets());
        wire.server.setBodyLimit(LARGEST_BODY);
        wire.server.setDispatcher(wire.new Desk());
        try {
            wire.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on 127.0.0.1", e);
        }
        return wire;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public void delayNext(String path, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay: must not be negative: " + delay);
        }
        nanosOfDelay.add(path, delay.toNanos());
    }

    public void hangUpNext(String path) {
        hangUps.add(path, true);
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    private WireAnswer answer(WireRequest request, RecordedRequest recorded) throws InterruptedException {
        WireAnswer answer = recorded.getBodySize() > LARGEST_BODY
                ? WireAnswer.page(413, "Request Entity Too Large")
                : handled(request);
        Optional<Long> delay = nanosOfDelay.poll(request.path());
        if (delay.isPresent()) {
            // Waiting on the latch and not on the clock lets close() end a long delay at once.
            closing.await(delay.get(), TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    private WireAnswer handled(WireRequest request) {
        try {
            return handler.answer(request);
        } catch (RuntimeException e) {
            // Left alone it would end the engine's thread without an answer, and the client would wait for ever.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            return WireAnswer.page(500, "Internal Server Error");
        }
    }

    private final class Desk extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
            forgetRecordedRequests();
            WireRequest request = new WireRequest(recorded);
            WireAnswer answer = answer(request, recorded);
            boolean hangUp = hangUps.poll(request.path()).isPresent();
            journal.add(new Exchange(
                    Direction.TO_WECHAT,
                    request.method(),
                    request.path(),
                    hangUp ? answer.what() + "（答复前断线）" : answer.what(),
                    hangUp ? 0 : answer.status()));
            MockResponse.Builder response =
                    new MockResponse.Builder().code(answer.status()).headers(answer.headers());
            if (answer.status() != 204) {
                response.body(new Buffer().write(answer.body()));
            }
            if (hangUp) {
                response.onResponseStart(new SocketEffect.CloseSocket());
            }
            return response.build();
        }

        /** The engine keeps every request for assertions nobody makes here; without this its memory grows. */
        private void forgetRecordedRequests() throws InterruptedException {
            RecordedRequest forgotten;
            do {
                forgotten = server.takeRequest(0, TimeUnit.NANOSECONDS);
            } while (forgotten != null);
        }
    }
}
