package io.github.weizheng.acceptance;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** The packaged jars that a user gets, found through one class of each. */
final class Jars {
    static final List<Class<?>> PUBLISHED = List.of(
            io.github.weizheng.core.Secret.class,
            io.github.weizheng.message.reply.Reply.class,
            io.github.weizheng.menu.Menu.class,
            io.github.weizheng.payment.Fen.class,
            io.github.weizheng.store.redis.RedisStore.class,
            io.github.weizheng.testkit.WeChatSimulator.class);

    private Jars() {}

    static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The repository this build runs in. */
    static Path repository() {
        return Path.of(System.getProperty("repository"));
    }
}
