package io.github.weizheng.testkit.wire;

import io.github.weizheng.testkit.Direction;
import io.github.weizheng.testkit.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** One HTTP server on 127.0.0.1, which gives each answer the way it is to travel and the date of its clock. */
public final class WireServer implements AutoCloseable {
    private static final int LARGEST_BODY = 4 << 20;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);

    private final MockWebServer server = new MockWebServer();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final WireHandler handler;
    private final Journal journal;
    private final Clock clock;

    private WireServer(WireHandler handler, Journal journal, Clock clock) {
        this.handler = handler;
        this.journal = journal;
        this.clock = clock;
    }

    public static WireServer start(WireHandler handler, Journal journal, Clock clock) {
        return start(0, handler, journal, clock);
    }

    /** Starts on that port, or on a free one for 0. */
    static WireServer start(int port, WireHandler handler, Journal journal, Clock clock) {
        WireServer wire = new WireServer(handler, journal, clock);
        wire.server.setServerSocketFactory(new NoDelayServerSockets());
        wire.server.setBodyLimit(LARGEST_BODY);
        wire.server.setDispatcher(wire.new Desk());
        try {
            wire.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on 127.0.0.1", e);
        }
        return wire;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
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

    private MockResponse response(WireAnswer answer) {
        MockResponse.Builder response =
                new MockResponse.Builder().code(answer.status()).headers(answer.headers());
        response.setHeader("Date", HTTP_DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        if (answer.status() != 204) {
            response.body(new Buffer().write(answer.body()));
        }
        switch (answer.ending()) {
            case WHOLE -> {}
            case HANG_UP -> response.onResponseStart(new SocketEffect.CloseSocket());
            case CUT -> response.onResponseBody(new SocketEffect.CloseSocket());
            case STALL -> response.onResponseBody(SocketEffect.Stall.INSTANCE);
        }
        return response.build();
    }

    private final class Desk extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
            forgetRecordedRequests();
            WireRequest request = new WireRequest(recorded);
            WireAnswer answer = recorded.getBodySize() > LARGEST_BODY
                    ? WireAnswer.page(413, "Request Entity Too Large")
                    : handled(request);
            Duration delay = answer.delay();
            if (!delay.isZero()) {
                // Waiting on the latch and not on the clock lets close() end a long delay at once.
                closing.await(delay.toNanos(), TimeUnit.NANOSECONDS);
            }
            int status = answer.ending() == Ending.HANG_UP ? 0 : answer.status();
            journal.add(new Exchange(Direction.TO_WECHAT, request.method(), request.path(), answer.what(), status));
            return response(answer);
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
