package io.github.weizheng.testkit.people;

import io.github.weizheng.testkit.Notice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One openid: whether it follows the account, and the notices that arrived. Thread-safe. */
public final class Person {
    private static final int NOTICES_KEPT = 10_000;

    private final String openId;
    private final AtomicBoolean following = new AtomicBoolean();
    private final Deque<Notice> notices = new ArrayDeque<>();

    Person(String openId) {
        this.openId = openId;
    }

    public String openId() {
        return openId;
    }

    public boolean following() {
        return following.get();
    }

    /** Sets whether the person follows, and tells whether that is a change. */
    public boolean change(boolean follows) {
        return following.compareAndSet(!follows, follows);
    }

    public void receive(Notice notice) {
        synchronized (notices) {
            if (notices.size() == NOTICES_KEPT) {
                notices.removeFirst();
            }
            notices.addLast(notice);
        }
    }

    public List<Notice> notices() {
        synchronized (notices) {
            return List.copyOf(notices);
        }
    }
}
