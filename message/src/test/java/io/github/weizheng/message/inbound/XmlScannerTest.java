package io.github.weizheng.message.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlScannerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<x>a</x>                                     | x=a",
                "<x/>                                         | x=",
                "<x a='1' b=\"2\" />                          | x=",
                "<x><a>1</a><b/><a>2</a></x>                  | x(a=1)(b=)(a=2)",
                "<?xml version='1.0' encoding='utf-8'?><x>a</x> | x=a",
                "<?xml version = \"1.0\" encoding=\"UTF-8\" standalone='yes' ?><x>a</x> | x=a",
                "<!-- c --><x><!-- c -->a<!-- c -->b</x><!-- c --> | x=ab",
                "<x><![CDATA[<a>&amp;]]></x>                  | x=<a>&amp;",
                "<x>a<![CDATA[b]]>c<![CDATA[]]>d</x>          | x=abcd",
                "<x>&lt;&gt;&amp;&quot;&apos;</x>             | x=<>&\"'",
                "<x>&#27700;&#x6C34;&#x20BB7;</x>             | x=水水𠮷",
                "<x>&#000000065;</x>                          | x=A",
                "<x><![CDATA[a]]]]><![CDATA[>b]]></x>         | x=a]]>b",
            })
    void reads(String xml, String expected) throws Exception {
        assertThat(Trees.shown(scan(xml))).isEqualTo(expected);
    }

    @Test
    void lineEndsBecomeNewlines() throws Exception {
        assertThat(scan("<x>\r\na\rb</x>").text()).isEqualTo("\na\nb");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws Exception {
        assertThat(scan("\uFEFF<x>a</x>\n").text()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<",
                "<x",
                "<x>",
                "<x>a",
                "</x>",
                "<x></y>",
                "<x><y></x></y>",
                "<x/><x/>",
                "a<x/>",
                "<x/>a",
                "< x/>",
                "<1x/>",
                "<x a/>",
                "<x a=1/>",
                "<x a='1/>",
                "<x a='<'/>",
                "<x a='1'b='2'/>",
                "<!x/>",
                "<x><!a></x>",
                "<x>&a;</x>",
                "<x>&;</x>",
                "<x>&#;</x>",
                "<x>&#x;</x>",
                "<x>&#x110000;</x>",
                "<x>&#-1;</x>",
                "<x>a & b</x>",
                "<x>]]></x>",
                "<x><![CDATA[</x>",
                "<x><!-- -- --></x>",
                "<x><!--</x>",
                "<?xml?",
                "<?xml version='1.0' encoding='UTF-16'?><x/>",
                " <?xml version='1.0'?><x/>",
                "<x><?a?></x>",
                "<!DOCTYPE x><x/>",
                "<x>\0</x>",
                "<x>\u0001</x>",
                "<x>\u001F 12345678</x>",
                "<x>&#x1F;</x>",
                "<x>\uFFFE</x>",
                "<x>\uFFFF</x>",
                "<x>&#xFFFF;</x>",
                "<x>&#xDFFF;</x>",
                "<x a='1' a='1'/>",
                "<?xml version='1.1'?><x/>",
                "<?xml encoding='UTF-8'?><x/>",
                "<?xml version='1.0' encoding='utf-8\"?><x/>",
                "<?xml version='1.0' encoding='utf-80'?><x/>",
                "<?xml version='1.0' utf-8?><x/>",
                "<?xml version='1.0'encoding='utf-8'?><x/>",
                "<?xml-stylesheet href='a'?><x/>"
            })
    void refuses(String xml) {
        assertThatThrownBy(() -> scan(xml)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void depthAndNumberAreBounded() throws Exception {
        assertThat(scan("<a>".repeat(16) + "</a>".repeat(16)).name()).isEqualTo("a");
        assertThatThrownBy(() -> scan("<a>".repeat(17) + "</a>".repeat(17))).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> scan("<x>" + "<a/>".repeat(4_096) + "</x>")).isInstanceOf(UnreadableException.class);
        assertThat(scan("<a " + attributes(16) + "/>").name()).isEqualTo("a");
        assertThatThrownBy(() -> scan("<a " + attributes(17) + "/>")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void brokenUtf8IsRefusedWhereverItStands() {
        for (String xml :
                List.of("<x>?</x>", "<x><![CDATA[?]]></x>", "<?/>", "<x a='?'/>", "<!-- ? --><x/>", "<x/>?")) {
            byte[] bytes = xml.getBytes(UTF_8);
            bytes[xml.indexOf('?')] = (byte) 0xC3;
            assertThatThrownBy(() -> XmlScanner.scan(bytes)).as(xml).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void theReplacementCharacterItselfIsText() throws Exception {
        assertThat(scan("<x>\uFFFD</x>").text()).isEqualTo("\uFFFD");
    }

    private static Fields scan(String xml) throws UnreadableException {
        return XmlScanner.scan(xml.getBytes(UTF_8));
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + "='1'").collect(Collectors.joining(" "));
    }
}
