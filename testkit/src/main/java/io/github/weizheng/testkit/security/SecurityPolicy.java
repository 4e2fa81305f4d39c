package io.github.weizheng.testkit.security;

import io.github.weizheng.testkit.wire.PathQueue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which paths are secured, and what was set about it. Thread-safe. */
public final class SecurityPolicy {
    private static final String REAL_BASE = "https://api.weixin.qq.com";

    private final Map<String, Boolean> requiredByPath = new ConcurrentHashMap<>();
    private final PathQueue<Boolean> brokenSignatures = new PathQueue<>();
    private final List<String> bases = new CopyOnWriteArrayList<>(List.of(REAL_BASE));
    private volatile boolean serialRequired;
    private volatile boolean symmetricKeySet = true;
    private volatile boolean publicKeySet = true;

    /** Secures a path; what is not required is only accepted. */
    public void secure(String path, boolean required) {
        requiredByPath.put(PathQueue.requirePath(path), required);
    }

    public void unsecure(String path) {
        requiredByPath.remove(path);
    }

    public void requireSerial(boolean required) {
        serialRequired = required;
    }

    public void symmetricKeySet(boolean set) {
        symmetricKeySet = set;
    }

    public void publicKeySet(boolean set) {
        publicKeySet = set;
    }

    public void breakNextSignature(String path) {
        brokenSignatures.add(path, true);
    }

    /** Adds a base URL under which a client may sign, whichever host it called. */
    public void addBase(URI base) {
        bases.add(base.toString());
    }

    Optional<Boolean> required(String path) {
        return Optional.ofNullable(requiredByPath.get(path));
    }

    boolean serialRequired() {
        return serialRequired;
    }

    boolean symmetricKeySet() {
        return symmetricKeySet;
    }

    boolean publicKeySet() {
        return publicKeySet;
    }

    boolean breaksSignature(String path) {
        return brokenSignatures.poll(path).isPresent();
    }

    List<String> bases() {
        return bases;
    }
}
