package io.github.weizheng.testkit.people;

import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.Notice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One openid: whether it follows the account, which menu it is for, what web pages learn of it, and what arrived. Thread-safe. */
public final class Person {
    private static final int KEPT = 10_000;
    private static final int TAGS = 20;

    private final String openId;
    private final AtomicBoolean following = new AtomicBoolean();
    private final Deque<Notice> notices = new ArrayDeque<>();
    private final Deque<CitizenSees> messages = new ArrayDeque<>();

    private final Deque<Long> tags = new ArrayDeque<>();
    private final AtomicInteger passwordAge = new AtomicInteger();
    private volatile String nickname = "微信用户";
    private volatile String headImgUrl = "https://thirdwx.qlogo.cn/mmopen/simulated/132";
    private volatile boolean snapshots;
    private volatile String platform = "3";

    Person(String openId) {
        this.openId = openId;
    }

    /** Returns the name and picture that web pages learn with the person's consent. */
    public String nickname() {
        return nickname;
    }

    public String headImgUrl() {
        return headImgUrl;
    }

    public void show(String nickname, String headImgUrl) {
        this.nickname = nickname;
        this.headImgUrl = headImgUrl;
    }

    /** Returns who the person is for all accounts of one owner. */
    public String unionId() {
        UUID digest = UUID.nameUUIDFromBytes(("unionid of " + openId).getBytes(StandardCharsets.UTF_8));
        return "o6_" + digest.toString().replace("-", "").substring(0, 25);
    }

    /** Tells whether web pages that ask for consent open as snapshots, under a virtual user. */
    public boolean seesSnapshots() {
        return snapshots;
    }

    public void seeSnapshots(boolean snapshots) {
        this.snapshots = snapshots;
    }

    /** Returns how often the password was changed. */
    public int passwordAge() {
        return passwordAge.get();
    }

    public void changePassword() {
        passwordAge.incrementAndGet();
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

    /** Adds a tag; one that is there already keeps its place. */
    public void tag(long tagId) {
        synchronized (tags) {
            if (tags.contains(tagId)) {
                return;
            }
            if (tags.size() == TAGS) {
                throw new IllegalStateException("a user has at most " + TAGS + " tags");
            }
            tags.addLast(tagId);
        }
    }

    public void untag(long tagId) {
        synchronized (tags) {
            tags.remove(tagId);
        }
    }

    public OptionalLong lastTag() {
        synchronized (tags) {
            return tags.isEmpty() ? OptionalLong.empty() : OptionalLong.of(tags.getLast());
        }
    }

    /** Returns WeChat's {@code client_platform_type}. */
    public String platform() {
        return platform;
    }

    public void platform(String clientPlatformType) {
        platform = clientPlatformType;
    }

    public void receive(Notice notice) {
        keep(notices, notice);
    }

    /** Takes a message of customer service. */
    public void receive(CitizenSees message) {
        keep(messages, message);
    }

    public List<Notice> notices() {
        return copy(notices);
    }

    public List<CitizenSees> messages() {
        return copy(messages);
    }

    private static <T> void keep(Deque<T> kept, T arrived) {
        synchronized (kept) {
            if (kept.size() == KEPT) {
                kept.removeFirst();
            }
            kept.addLast(arrived);
        }
    }

    private static <T> List<T> copy(Deque<T> kept) {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }
}
