package io.github.weizheng.testkit.people;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody whom WeChat knows. Thread-safe. */
public final class People {
    private final Map<String, Person> byOpenId = new ConcurrentHashMap<>();

    /** Returns the person of that openid, who exists from now on. */
    public Person person(String openId) {
        return byOpenId.computeIfAbsent(openId, Person::new);
    }

    public Optional<Person> find(String openId) {
        return Optional.ofNullable(byOpenId.get(openId));
    }
}
