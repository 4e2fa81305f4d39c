package io.github.weizheng.message.callback;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Runs handlers on the caller's executor, so many at once. */
final class Crew {
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
