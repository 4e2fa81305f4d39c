package io.github.weizheng.core.web;

import io.github.weizheng.core.OpenId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * An {@link IdentityBinder} within one JVM: for tests and trials. All is lost when it ends. Starts no thread; what has expired stays until
 * {@link #eraseExpired}. Thread-safe.
 */
public final class InMemoryIdentityBinder implements IdentityBinder {
    private final ConcurrentMap<OpenId, IdentityBinding> bindings = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /** On the system clock. */
    public InMemoryIdentityBinder() {
        this(Clock.systemUTC());
    }

    /** On a clock. */
    public InMemoryIdentityBinder(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public IdentityBinding bind(OpenId openId, CitizenReference reference, IdentityLevel level, Duration validFor) {
        IdentityBinding binding = IdentityBinding.from(clock.instant(), reference, level, validFor);
        bindings.put(openId, binding);
        return binding;
    }

    @Override
    public Optional<IdentityBinding> find(OpenId openId) {
        Instant now = clock.instant();
        return Optional.ofNullable(bindings.get(openId)).filter(binding -> binding.holdsAt(now));
    }

    @Override
    public boolean erase(OpenId openId) {
        return bindings.remove(openId) != null;
    }

    @Override
    public int eraseByReference(CitizenReference reference) {
        Objects.requireNonNull(reference, "reference");
        return eraseIf(binding -> binding.reference().equals(reference));
    }

    @Override
    public int eraseExpired() {
        Instant now = clock.instant();
        return eraseIf(binding -> !binding.holdsAt(now));
    }

    private int eraseIf(Predicate<IdentityBinding> which) {
        AtomicInteger erased = new AtomicInteger();
        bindings.forEach((openId, binding) -> {
            if (which.test(binding) && bindings.remove(openId, binding)) {
                erased.incrementAndGet();
            }
        });
        return erased.get();
    }
}
