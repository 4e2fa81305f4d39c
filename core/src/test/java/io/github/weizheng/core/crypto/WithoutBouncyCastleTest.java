package io.github.weizheng.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An office that has not added the optional dependency. */
class WithoutBouncyCastleTest {
    @Test
    void sm4SaysWhatIsMissingWhenItIsConfiguredAndAesWorks() throws Exception {
        try (URLClassLoader office = withoutBouncyCastle()) {
            Class<?> secret = office.loadClass(Secret.class.getName());
            Object key = secret.getMethod("of", String.class).invoke(null, "AAAAAAAAAAAAAAAAAAAAAA==");
            Object longKey =
                    secret.getMethod("of", String.class).invoke(null, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            Class<?> cipher = office.loadClass(FieldCipher.class.getName());
            Method sm4 = cipher.getMethod("sm4Gcm", String.class, secret);
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> sm4.invoke(null, "k", key))
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("org.bouncycastle:bcprov-jdk18on");
            }
            assertThat(cipher.getMethod("aesGcm", String.class, secret).invoke(null, "k", longKey))
                    .isNotNull();
        }
    }

    private static URLClassLoader withoutBouncyCastle() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("bcprov")) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }
}
