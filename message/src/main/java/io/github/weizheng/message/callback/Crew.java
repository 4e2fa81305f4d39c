package io.github.weizheng.message.callback;

import io.github.weizheng.core.privacy.WithoutWords;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs handlers on the caller's executor, so many at once. */
final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private final Executor executor;
    private final Semaphore free;

    Crew(Executor executor, int inFlight) {
        this.executor = executor;
        free = new Semaphore(inFlight);
    }

    /** False if there are too many already, or the executor refuses. */
    boolean start(Handling handling) {
        if (!free.tryAcquire()) {
            return false;
        }
        boolean taken = false;
        try {
            executor.execute(() -> run(handling));
            taken = true;
        } catch (RejectedExecutionException e) {
            return false;
        } catch (OutOfMemoryError e) { // no further thread can be made: as full as an executor can be
            LOG.error("An executor could not run a handler", WithoutWords.of(e));
            return false;
        } finally {
            if (!taken) {
                free.release();
            }
        }
        return true;
    }

    private void run(Handling handling) {
        try {
            handling.run();
        } finally {
            free.release();
        }
    }
}
