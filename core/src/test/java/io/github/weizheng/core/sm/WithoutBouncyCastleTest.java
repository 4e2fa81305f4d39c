package io.github.weizheng.core.sm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.aead.Aead;
import io.github.weizheng.core.api.security.ApiSecurity;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whoever chooses an SM algorithm without Bouncy Castle hears of it at once; whoever does not never needs it. */
class WithoutBouncyCastleTest {
    @Test
    void choosingSm4IsRefusedWithTheNameOfWhatIsMissing() throws Exception {
        try (URLClassLoader bare = classPathWithoutIt()) {
            for (int time = 0; time < 2; time++) { // the JVM words the second failure otherwise
                assertThat(failure(() -> sm4Key(bare)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("org.bouncycastle:bcprov-jdk18on");
            }
        }
    }

    @Test
    void everythingOfSmIsRefusedThatWay() throws Exception {
        try (URLClassLoader bare = classPathWithoutIt()) {
            Class<?> sm = bare.loadClass(Sm.class.getName());
            for (String name : List.of("requireProvider", "sm3", "sm4Gcm", "sm2Keys", "certificates")) {
                assertThat(failure(() -> sm.getMethod(name).invoke(null)))
                        .as(name)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("bcprov-jdk18on");
            }
            assertThat(failure(() -> sm.getMethod("sm2WithSm3", String.class).invoke(null, "id")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("bcprov-jdk18on");
        }
    }

    @Test
    void theInternationalAlgorithmsDoWithoutIt() throws Exception {
        try (URLClassLoader bare = classPathWithoutIt()) {
            Object aead = bare.loadClass(Aead.class.getName())
                    .getMethod("aes", byte[].class)
                    .invoke(null, new byte[32]);
            assertThat(aead.getClass().getClassLoader()).isSameAs(bare);
            Method seal = aead.getClass().getMethod("seal", byte[].class, byte[].class, byte[].class);
            assertThat((byte[]) seal.invoke(aead, new byte[12], new byte[0], new byte[1]))
                    .hasSize(17);
        }
    }

    private static Object sm4Key(ClassLoader loader) throws ReflectiveOperationException {
        Object builder = loader.loadClass(ApiSecurity.class.getName())
                .getMethod("builder")
                .invoke(null);
        Class<?> secret = loader.loadClass(Secret.class.getName());
        Object key = secret.getMethod("of", String.class)
                .invoke(null, Base64.getEncoder().encodeToString(new byte[16]));
        return builder.getClass().getMethod("sm4Key", String.class, secret).invoke(builder, "a", key);
    }

    private static Throwable failure(Reflective call) throws ReflectiveOperationException {
        try {
            call.run();
        } catch (InvocationTargetException e) {
            return Objects.requireNonNull(e.getCause());
        }
        throw new AssertionError("no failure");
    }

    private static URLClassLoader classPathWithoutIt() {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("bcprov"))
                .map(WithoutBouncyCastleTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @FunctionalInterface
    private interface Reflective {
        Object run() throws ReflectiveOperationException;
    }
}
