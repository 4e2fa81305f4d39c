package io.github.weizheng.message.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.message.faq.Faq;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An office that has not added an optional dependency. */
class WithoutReadersTest {
    @ParameterizedTest
    @CsvSource({
        "snakeyaml, faq.yaml, org.yaml:snakeyaml, faq.csv",
        "fastcsv, faq.csv, de.siegmar:fastcsv, faq.yaml",
    })
    void itIsToldWhatIsMissingAndTheOtherFormatWorks(String missing, String file, String artifact, String other)
            throws Exception {
        try (URLClassLoader office = without(missing)) {
            Method parse = office.loadClass(Faq.class.getName()).getMethod("parse", String.class, byte[].class);
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> parse.invoke(null, file, content(file)))
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(artifact);
            }
            assertThat((List<?>) parse.invoke(null, other, content(other))).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.yaml.snakeyaml.LoaderOptions, faq.yaml, org.yaml:snakeyaml 2",
        "de.siegmar.fastcsv.reader.CsvReader, faq.csv, de.siegmar:fastcsv 4",
    })
    void whoHasAnOldReleaseIsToldWhichOneIsNeeded(String type, String file, String needed, @TempDir Path old)
            throws Exception {
        String name = type.substring(type.lastIndexOf('.') + 1);
        Path source = Files.writeString(
                old.resolve(name + ".java"),
                "package " + type.substring(0, type.lastIndexOf('.')) + "; public class " + name + " {}");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", old.toString(), source.toString()))
                .isZero();
        try (URLClassLoader office = office(List.of(old.toUri().toURL()), "no jar")) {
            Method parse = office.loadClass(Faq.class.getName()).getMethod("parse", String.class, byte[].class);
            assertThatThrownBy(() -> parse.invoke(null, file, content(file)))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(needed)
                    .hasMessageContaining("或更高版本");
        }
    }

    private static byte[] content(String file) {
        return (file.endsWith(".csv") ? "question,answer\nq,a\n" : "- question: q\n  answer: a\n").getBytes(UTF_8);
    }

    private static URLClassLoader without(String jar) throws Exception {
        return office(List.of(), jar);
    }

    private static URLClassLoader office(List<URL> first, String missing) throws Exception {
        List<URL> path = new ArrayList<>(first);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains(missing)) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }
}
