package io.github.weizheng.message.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.core.file.tree.Mistakes;
import io.github.weizheng.core.file.tree.SourceTree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a file of menus: a tree, or what is wrong with it. */
class SourceTreeFuzzTest {
    static Stream<byte[]> files() {
        return Stream.of(
                        "{\"button\":[{\"name\":\"办事\",\"sub_button\":[{\"type\":\"click\",\"key\":\"K\\u0001\"}]}],\"a\":-1.5e3}",
                        "button:\n  - {type: view, name: 110, url: \"https://${host}/\\x41\"}\n  - ~\n",
                        "{\"a\":1,\"a\":[[[[{}]]]],\"b\":null,\"c\":tru",
                        "- &a !!str *a\n--- |2-\n \"\\u0041\"")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("files")
    @FuzzTest
    void givesATreeOrMistakes(byte @NotNull [] content) {
        for (String name : List.of("a.yaml", "a.json")) {
            Mistakes mistakes = new Mistakes();
            boolean read = SourceTree.read(name, content, 1, mistakes).isPresent();
            assertThat(read || !mistakes.isEmpty()).isTrue();
        }
    }
}
