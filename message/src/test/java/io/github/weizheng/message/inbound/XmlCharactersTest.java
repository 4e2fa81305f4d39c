package io.github.weizheng.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class XmlCharactersTest {
    @Test
    void everyByteIsSeenWhereverItStands() {
        for (int value = 0; value < 256; value++) {
            for (int at = 0; at < 19; at++) {
                for (byte around : new byte[] {'x', '\n', (byte) 0xE6}) {
                    byte[] bytes = new byte[19];
                    Arrays.fill(bytes, around);
                    bytes[at] = (byte) value;
                    assertThat(XmlCharacters.allowedControls(bytes))
                            .as("byte %d at %d", value, at)
                            .isEqualTo(value >= ' ' || value == '\t' || value == '\n' || value == '\r');
                }
            }
        }
    }
}
