package io.github.weizheng.message.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever Woodstox refuses is refused; whatever is read is read as Woodstox reads it. */
class XmlDifferentialTest {
    private static final List<byte[]> SAMPLES = Sample.all().stream()
            .map(Sample::body)
            .filter(body -> body.startsWith("<"))
            .map(body -> body.getBytes(UTF_8))
            .toList();
    private static final List<String> PIECES = List.of(
            "<x>",
            "</x>",
            "<y>",
            "</y>",
            "<y/>",
            "<y a='1'>",
            "<y a=\"&lt;\" />",
            "<y a='1' b='2'/>",
            "<y a='1' a='2'/>",
            "<y:z>",
            "</y:z>",
            "<y xmlns='u'/>",
            "<y p:a='1'/>",
            "a",
            " ",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "水",
            "𠮷",
            "\u0085",
            "\u2028",
            "\u007F",
            "\uFFFD",
            "\uFFFE",
            "\uFFFF",
            "\0",
            "\u0001",
            "\u001F",
            "\u000B",
            "]]>",
            "]",
            "]]",
            "<![CDATA[",
            "<![CDATA[b<&]]>",
            "<![cdata[b]]>",
            "<!-- c -->",
            "<!--",
            "-->",
            "--->",
            "--",
            "&lt;",
            "&amp;",
            "&amp;lt;",
            "&#65;",
            "&#x6C34;",
            "&#X41;",
            "&#0;",
            "&#1;",
            "&#13;",
            "&#xD800;",
            "&#xFFFE;",
            "&#x10FFFF;",
            "&#x110000;",
            "&x;",
            "&nbsp;",
            "&",
            ";",
            "<",
            ">",
            "/",
            "'",
            "\"",
            "=",
            "<?xml version='1.0'?>",
            "<?xml version='1.0' encoding='UTF-8'?>",
            "<?xml version='1.0' encoding='utf8'?>",
            "<?xml version='1.0' encoding='GBK'?>",
            "<?xml version='1.1'?>",
            "<?xml version='2.0'?>",
            "<?xml ",
            "?>",
            "<?a?>",
            "<?a b?>",
            "<!DOCTYPE x>",
            "<!DOCTYPE x [<!ENTITY e 'v'>]>",
            "&e;",
            "\uFEFF",
            "</y >",
            "</ y>",
            "<y\n>",
            "<y/ >");

    @Property(tries = 20_000)
    void ofPieces(@ForAll("documents") String xml) {
        compare(xml.getBytes(UTF_8));
    }

    @Property(tries = 20_000)
    void ofSamplesThatWereChanged(@ForAll("changed") byte[] xml) {
        compare(xml);
    }

    private static void compare(byte[] xml) {
        String ours;
        try {
            ours = Trees.shown(XmlScanner.scan(xml));
        } catch (UnreadableException e) {
            return;
        }
        String theirs;
        try {
            theirs = WoodstoxTree.read(xml);
        } catch (XMLStreamException e) {
            throw new AssertionError("read here, refused by Woodstox: " + new String(xml, UTF_8), e);
        }
        if (!ours.equals(theirs)) {
            throw new AssertionError("here " + ours + ", Woodstox " + theirs + ": " + new String(xml, UTF_8));
        }
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> inner = Arbitraries.of(PIECES).list().ofMaxSize(8).map(list -> String.join("", list));
        return Arbitraries.oneOf(
                inner,
                inner.map(text -> "<x>" + text + "</x>"),
                Combinators.combine(inner, inner).as((before, text) -> before + "<x>" + text + "</x>"));
    }

    /** With one to three places overwritten, cut out or inserted into. */
    @Provide
    Arbitrary<byte[]> changed() {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.doubles().between(0, true, 1, false),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.oneOf(
                                Arbitraries.of(PIECES).map(piece -> piece.getBytes(UTF_8)),
                                Arbitraries.bytes()
                                        .array(byte[].class)
                                        .ofMinSize(1)
                                        .ofMaxSize(3)))
                .as(Change::at);
        return Combinators.combine(
                        Arbitraries.of(SAMPLES), change.list().ofMinSize(1).ofMaxSize(3))
                .as((sample, changes) -> {
                    byte[] changed = sample;
                    for (Change one : changes) {
                        changed = one.of(changed);
                    }
                    return changed;
                });
    }

    /** Puts bytes at a place, in place of some that are there. */
    @FunctionalInterface
    private interface Change {
        byte[] of(byte[] xml);

        static Change at(double place, int cut, byte[] put) {
            return xml -> {
                int at = (int) (place * xml.length);
                int rest = Math.min(xml.length, at + cut);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(xml, 0, at);
                out.writeBytes(put);
                out.write(xml, rest, xml.length - rest);
                return out.toByteArray();
            };
        }
    }
}
