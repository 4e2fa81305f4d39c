package io.github.weizheng.message.forward;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.forward.ForwardListener.Exchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one target: a message goes there unless it has acknowledged it, and what comes of that is recorded and told. */
final class TargetLine {
    private static final Logger LOG = LoggerFactory.getLogger(TargetLine.class);

    final ForwardTarget target;
    private final String appId;
    private final OkHttpClient client;
    private final InstantSource clock;
    private final ForwardListener listener;
    private final @Nullable MessageCipher cipher;
    private final Acknowledgements acknowledgements;
    private final Semaphore free;
    private final SecureRandom random = new SecureRandom();

    TargetLine(
            OfficialAccount account,
            ForwardTarget target,
            OkHttpClient client,
            SharedStore store,
            InstantSource clock,
            ForwardListener listener) {
        this.target = target;
        appId = account.appId();
        this.client = client;
        this.clock = clock;
        this.listener = listener;
        cipher = target.cipher(appId).orElse(null);
        free = new Semaphore(target.atOnce());
        acknowledgements = new Acknowledgements(store, appId, target, cipher);
    }

    /**
     * Sends the message, or finds what came of an earlier exchange; {@code end} is told then, here or on another thread.
     *
     * @return false if another exchange of the same message is under way: ask again
     */
    boolean deliver(Letter letter, Consumer<Settled> end) {
        Claim claim = acknowledgements.claim(letter.inbound);
        if (claim instanceof Claim.Done done) {
            end.accept(Settled.acknowledged(acknowledgements.reply(done), target.mayAnswer()));
            return true;
        }
        if (claim instanceof Claim.Running) {
            return false;
        }
        send(new Sending(letter, claim instanceof Claim.Granted granted ? granted : null, end));
        return true;
    }

    private void send(Sending sending) {
        String timestamp = Long.toString(sending.started.getEpochSecond());
        String nonce = Long.toString(random.nextLong(Long.MAX_VALUE));
        Call call = client.newCall(sending.letter.to(target, cipher, timestamp, nonce));
        call.timeout().timeout(target.timeout().toNanos(), TimeUnit.NANOSECONDS);
        if (!free.tryAcquire()) {
            sending.over(Settled.failed(ForwardOutcome.OVERLOADED), null, 0);
            return;
        }
        boolean begun = false;
        try {
            call.enqueue(sending);
            begun = true;
        } finally {
            if (!begun) { // no thread could be made
                free.release();
                sending.over(Settled.failed(ForwardOutcome.NO_ANSWER), null, 0);
            }
        }
    }

    private final class Sending implements Callback {
        private final Letter letter;
        private final Claim.@Nullable Granted claim;
        private final Consumer<Settled> end;
        private final Instant started = clock.instant();

        Sending(Letter letter, Claim.@Nullable Granted claim, Consumer<Settled> end) {
            this.letter = letter;
            this.claim = claim;
            this.end = end;
        }

        @Override
        public void onResponse(Call call, Response response) {
            int status = response.code();
            String reply;
            try (response) {
                reply = new VendorAnswer(letter, target, cipher).in(response);
            } catch (RefusedAnswerException e) {
                free.release();
                over(Settled.failed(e.outcome), null, status);
                return;
            } catch (IOException | RuntimeException | Error e) {
                // An unchecked one may be that of a caller's interceptor.
                broken(e, status);
                return;
            }
            free.release();
            over(Settled.acknowledged(reply, target.mayAnswer()), reply, status);
        }

        @Override
        public void onFailure(Call call, IOException e) {
            broken(e, 0);
        }

        private void broken(Throwable e, int status) {
            LOG.debug("{}: no whole answer from {}", appId, target.name(), WithoutWords.of(e));
            free.release();
            boolean tooLate = e instanceof InterruptedIOException;
            over(Settled.failed(tooLate ? ForwardOutcome.TIME_OVER : ForwardOutcome.NO_ANSWER), null, status);
        }

        /** @param reply null if the target has not acknowledged */
        private void over(Settled settled, @Nullable String reply, int status) {
            if (claim != null) {
                acknowledgements.end(claim, target.mayAnswer() || reply == null ? reply : "");
            }
            if (!settled.outcome.acknowledged()) {
                LOG.warn("{}: {} did not acknowledge: {}, HTTP {}", appId, target.name(), settled.outcome, status);
            }
            end.accept(settled);
            Duration took = Duration.between(started, clock.instant());
            try {
                listener.onForwarded(letter.inbound, new Exchange(target.name(), settled.outcome, status, took));
            } catch (RuntimeException | Error e) { // the caller's own code may throw anything
                LOG.warn("{}: the listener of forwarded messages failed", appId, WithoutWords.of(e));
            }
        }
    }
}
