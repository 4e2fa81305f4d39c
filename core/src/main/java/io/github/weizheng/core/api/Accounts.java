package io.github.weizheng.core.api;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of an administration, where the lower inherit how WeChat is reached from the higher: city, counties, townships.
 *
 * <pre>{@code
 * Accounts accounts = Accounts.builder()
 *     .add("city", cityAccount, api -> api.hosts(throughTheCityProxy).listener(metrics))
 *     .add("county-a", "city", countyAccount, api -> {})
 *     .add("town-a1", "county-a", townAccount, api -> api.tokenSource(theTownsBroker))
 *     .build();
 * accounts.api("town-a1").get(…);
 * accounts.under("county-a");   // county-a, town-a1
 * }</pre>
 *
 * <p>A token source and API security are of one account and are not inherited: each account says its own, or fetches its token with its own AppSecret.
 *
 * <p>All share one HTTP pool and one store, in which their keys are apart by appid, unless the settings say otherwise. Nothing else is shared: each has its own tokens and quotas.
 * A group is convenient, not needed: plain {@link WeChatApi} instances live side by side just as well.
 *
 * <p>Building one does no I/O. Immutable and thread-safe.
 */
public final class Accounts {
    private final Map<String, Member> members;

    private Accounts(Map<String, Member> members) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Starts an empty group. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The way to an account's API; always the same instance.
     *
     * @throws IllegalArgumentException if there is no such name
     */
    public WeChatApi api(String name) {
        return member(name).api;
    }

    /** All names, in the order in which they were added: parents before children. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /**
     * The name of the account that this one inherits from, if it has one.
     *
     * @throws IllegalArgumentException if there is no such name
     */
    public Optional<String> parent(String name) {
        return Optional.ofNullable(member(name).parent);
    }

    /**
     * This name and all below it, in the order in which they were added.
     *
     * @throws IllegalArgumentException if there is no such name
     */
    public List<String> under(String name) {
        member(name);
        return members.keySet().stream().filter(other -> isUnder(name, other)).toList();
    }

    @Override
    public String toString() {
        return "Accounts" + names();
    }

    private boolean isUnder(String name, String other) {
        String above = other;
        while (above != null && !above.equals(name)) {
            above = member(above).parent;
        }
        return above != null;
    }

    private Member member(String name) {
        Member member = members.get(Objects.requireNonNull(name, "name"));
        if (member == null) {
            throw new IllegalArgumentException("name: one of the " + members.size() + " accounts of the group");
        }
        return member;
    }

    private record Member(@Nullable String parent, WeChatApi api) {}

    /** Collects accounts. For one thread. */
    public static final class Builder {
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private @Nullable OkHttpClient client;
        private @Nullable SharedStore shared;

        private Builder() {}

        /** The client that all derive from, in place of one made for the group. */
        public Builder httpClient(OkHttpClient pool) {
            client = Objects.requireNonNull(pool, "pool");
            return this;
        }

        /** The store that all share, in place of one in this JVM. */
        public Builder store(SharedStore store) {
            shared = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * Adds an account that inherits from none.
         *
         * @param settings what differs from the group; those below inherit it, but for token source and security
         * @throws IllegalArgumentException if the name or the appid is there already
         */
        public Builder add(String name, OfficialAccount account, Consumer<? super WeChatApi.Builder> settings) {
            return put(name, null, account, settings);
        }

        /**
         * Adds an account that inherits from another.
         *
         * @param parent the name of one that was added before
         * @param settings what differs from the parent, and takes its place; those below inherit it, but for token source and security
         * @throws IllegalArgumentException if there is no such parent, or the name or the appid is there already
         */
        public Builder add(
                String name, String parent, OfficialAccount account, Consumer<? super WeChatApi.Builder> settings) {
            return put(name, Objects.requireNonNull(parent, "parent"), account, settings);
        }

        /**
         * Makes the group. Settings are applied here, to each account from the highest down.
         *
         * @throws IllegalArgumentException if an account lacks what {@link WeChatApi.Builder#build} needs
         */
        public Accounts build() {
            OkHttpClient pool = client == null ? new OkHttpClient() : client;
            SharedStore store = shared == null ? new InMemoryStore() : shared;
            Map<String, Member> members = new LinkedHashMap<>();
            entries.forEach((name, entry) -> {
                WeChatApi.Builder api =
                        WeChatApi.builder(entry.account).httpClient(pool).store(store);
                fromTheTop(name).forEach(settings -> settings.accept(api.forTheNextAccount()));
                members.put(name, new Member(entry.parent, api.build()));
            });
            return new Accounts(members);
        }

        private Builder put(
                String name,
                @Nullable String parent,
                OfficialAccount account,
                Consumer<? super WeChatApi.Builder> settings) {
            Objects.requireNonNull(settings, "settings");
            if (name.isBlank()) {
                throw new IllegalArgumentException("name: not blank");
            }
            if (parent != null && !entries.containsKey(parent)) {
                throw new IllegalArgumentException("parent: added before " + name + ", actual " + parent);
            }
            if (entries.values().stream()
                    .anyMatch(other -> other.account.appId().equals(account.appId()))) {
                throw new IllegalArgumentException("account: each appid once, twice " + account.appId());
            }
            if (entries.putIfAbsent(name, new Entry(parent, account, settings)) != null) {
                throw new IllegalArgumentException("name: each once, twice " + name);
            }
            return this;
        }

        private Deque<Consumer<? super WeChatApi.Builder>> fromTheTop(String name) {
            Deque<Consumer<? super WeChatApi.Builder>> settings = new ArrayDeque<>();
            Entry entry = entries.get(name);
            while (entry != null) {
                settings.addFirst(entry.settings);
                entry = entry.parent == null ? null : entries.get(entry.parent);
            }
            return settings;
        }

        private record Entry(
                @Nullable String parent, OfficialAccount account, Consumer<? super WeChatApi.Builder> settings) {}
    }
}
