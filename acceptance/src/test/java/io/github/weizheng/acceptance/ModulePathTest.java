package io.github.weizheng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer that is compiled and run on the module path, against the packaged jars and their runtime dependencies. */
class ModulePathTest {
    /** All that the four modules may bring with them. */
    private static final Set<String> RUNTIME = Set.of(
            "weizheng-core",
            "weizheng-message",
            "weizheng-menu",
            "weizheng-payment",
            "okhttp-jvm",
            "okio-jvm",
            "kotlin-stdlib",
            "annotations",
            "jackson-core",
            "jackson-annotations",
            "jackson-databind",
            "jackson-datatype-jsr310",
            "caffeine",
            "error_prone_annotations",
            "jspecify",
            "slf4j-api");

    private static final Pattern VERSION = Pattern.compile("-\\d.*\\.jar$");

    @TempDir
    private Path classes;

    @Test
    void aModularConsumerCompilesAndRuns() throws Exception {
        String modulePath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> RUNTIME.contains(
                        VERSION.matcher(Path.of(entry).getFileName().toString()).replaceAll("")))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(modulePath.split(File.pathSeparator)).hasSize(RUNTIME.size());
        compile(modulePath);
        Process java = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--module-path",
                        modulePath + File.pathSeparator + classes,
                        "--module",
                        "consumer/consumer.Main")
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output).contains("modules work");
    }

    private void compile(String modulePath) throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, UTF_8);
                Stream<Path> sources = Files.walk(Jars.repository().resolve("acceptance/src/test/consumer"))) {
            StringWriter messages = new StringWriter();
            boolean compiled = javac.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "--release",
                                    "17",
                                    "-Xlint:all",
                                    "-Werror",
                                    "--module-path",
                                    modulePath,
                                    "-d",
                                    classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    sources.filter(path -> path.toString().endsWith(".java"))
                                            .toList()))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }
}
