package io.github.weizheng.message.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every inbox keeps. */
abstract class InboxContract {
    private static final String ACCOUNT = "wx1";
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Instant LATER = NOW.plusSeconds(900);
    private final Inbox inbox = inbox();

    /** An empty one. */
    abstract Inbox inbox();

    @Test
    void anEntryIsTakenUntilItsTimeHasPassed() {
        InboxEntry entry = inbox.put(ACCOUNT, "k", "<xml>你好 𠮷</xml>", LATER);
        assertThat(entry).isEqualTo(new InboxEntry(ACCOUNT, "k", 1));
        assertThat(inbox.message(entry)).contains("<xml>你好 𠮷</xml>");
        assertThat(inbox.waiting(ACCOUNT, NOW, null, 10)).isEmpty();
        assertThat(inbox.waiting(ACCOUNT, LATER.minusMillis(1), null, 10)).isEmpty();
        assertThat(inbox.waiting(ACCOUNT, LATER, null, 10)).containsExactly(entry);
        assertThat(inbox.waiting("wx2", LATER, null, 10)).isEmpty();
    }

    @Test
    void puttingAMessageAgainTakesItAndKeepsItsText() {
        inbox.put(ACCOUNT, "k", "first", LATER);
        InboxEntry again = inbox.put(ACCOUNT, "k", "second", LATER.plusSeconds(1));
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(inbox.message(again)).contains("first");
        assertThat(inbox.waiting(ACCOUNT, LATER, null, 10)).isEmpty();
        assertThat(inbox.waiting(ACCOUNT, LATER.plusSeconds(1), null, 10)).containsExactly(again);
    }

    @Test
    void anEntryGoesToOneOfTwoWhoSawIt() {
        InboxEntry seen = inbox.put(ACCOUNT, "k", "text", NOW);
        Optional<InboxEntry> first = inbox.take(seen, LATER);
        assertThat(first).contains(new InboxEntry(ACCOUNT, "k", 2));
        assertThat(inbox.take(seen, LATER)).isEmpty();
        assertThat(inbox.waiting(ACCOUNT, NOW, null, 10)).isEmpty();
    }

    @Test
    void onlyItsHolderGivesAnEntryBack() {
        InboxEntry former = inbox.put(ACCOUNT, "k", "text", NOW);
        InboxEntry holder = inbox.take(former, LATER).orElseThrow();
        inbox.release(former, NOW);
        assertThat(inbox.waiting(ACCOUNT, NOW, null, 10)).isEmpty();
        inbox.release(holder, NOW);
        assertThat(inbox.waiting(ACCOUNT, NOW, null, 10)).containsExactly(holder);
    }

    @Test
    void anybodyRemovesAnEntryAndThenItIsGone() {
        InboxEntry former = inbox.put(ACCOUNT, "k", "text", NOW);
        InboxEntry holder = inbox.take(former, LATER).orElseThrow();
        inbox.remove(former);
        inbox.remove(former);
        inbox.release(holder, NOW);
        assertThat(inbox.message(holder)).isEmpty();
        assertThat(inbox.take(holder, LATER)).isEmpty();
        assertThat(inbox.waiting(ACCOUNT, LATER, null, 10)).isEmpty();
        assertThat(inbox.put(ACCOUNT, "k", "new", LATER).attempts()).isEqualTo(1);
    }

    @Test
    void pagesShowEachEntryOnceAlsoWhenEntriesComeAndGo() {
        for (int i = 0; i < 7; i++) {
            inbox.put(ACCOUNT, "k" + i, "text", NOW);
        }
        List<InboxEntry> seen = new ArrayList<>();
        List<InboxEntry> page = inbox.waiting(ACCOUNT, NOW, null, 3);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            seen.addAll(page);
            InboxEntry taken = inbox.take(page.get(0), LATER).orElseThrow();
            inbox.release(taken, NOW);
            InboxEntry last = page.get(page.size() - 1);
            inbox.remove(last);
            page = inbox.waiting(ACCOUNT, NOW, last, 3);
        }
        assertThat(seen).extracting(InboxEntry::key).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void ofManyWhoPutAndTakeAtOnceEachTakingCountsOnce() throws Exception {
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<InboxEntry> put = () -> inbox.put(ACCOUNT, "k", "text", LATER.plus(Duration.ofDays(1)));
            List<Integer> attempts = new ArrayList<>();
            for (Future<InboxEntry> each : pool.invokeAll(java.util.Collections.nCopies(threads, put))) {
                attempts.add(each.get().attempts());
            }
            assertThat(attempts).containsExactlyInAnyOrder(1, 2, 3, 4);
        } finally {
            pool.shutdownNow();
        }
    }
}
