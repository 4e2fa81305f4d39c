package io.github.weizheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The types that users can see, one file for each module: widening the API shows in a diff. */
class PublicTypesTest {
    private static final Set<String> FORBIDDEN = Set.of(
            "util",
            "utils",
            "common",
            "impl",
            "helper",
            "helpers",
            "manager",
            "bean",
            "model",
            "enums",
            "constant",
            "service");

    static List<Class<?>> modules() {
        return Jars.PUBLISHED;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void arePinned(Class<?> module) throws IOException {
        ModuleDescriptor descriptor = descriptor(module);
        Path pinned = Jars.repository()
                .resolve("acceptance/src/test/resources/public-types")
                .resolve(descriptor.name() + ".txt");
        assertThat(publicTypes(module, descriptor))
                .as("public types of %s; the file is %s", descriptor.name(), pinned.getFileName())
                .containsExactlyElementsOf(Files.readAllLines(pinned));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noPackageHasANameThatSaysNothing(Class<?> module) throws IOException {
        try (JarFile jar = new JarFile(Jars.of(module).toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .noneMatch(name -> Arrays.stream(name.split("/")).anyMatch(FORBIDDEN::contains));
        }
    }

    private static ModuleDescriptor descriptor(Class<?> module) {
        return ModuleFinder.of(Jars.of(module)).findAll().iterator().next().descriptor();
    }

    private static Set<String> publicTypes(Class<?> module, ModuleDescriptor descriptor) throws IOException {
        Set<String> exported = descriptor.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        try (JarFile jar = new JarFile(Jars.of(module).toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.contains("/") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))))
                    .flatMap(PublicTypesTest::ifPublic)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> ifPublic(String name) {
        try {
            Class<?> type = Class.forName(name, false, PublicTypesTest.class.getClassLoader());
            for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
                if (!Modifier.isPublic(outer.getModifiers())) {
                    return Stream.empty();
                }
            }
            return Stream.of(name.replace('$', '.'));
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }
}
