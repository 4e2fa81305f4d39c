package io.github.weizheng.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.payment.utility.WriteOff;
import io.github.weizheng.payment.utility.WriteOffOrder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aStepThatGoesWrongEndsTheStoryAndIsNamed() throws IOException {
        WaterCompany onStrike = new WaterCompany() {
            @Override
            public synchronized WriteOff writeOff(WriteOffOrder order) {
                return WriteOff.refused("罢工");
            }
        };
        assertThat(play(onStrike)).isFalse();
        assertThat(out.toString(UTF_8))
                .contains("✓ 大厅：请回复受理编号")
                .contains("✗ 第 6 步失败：自来水公司应销账 1 次，实际 0 次")
                .doesNotContain("7. ");
    }

    @Test
    void theStoryPlaysToItsEnd() throws IOException {
        assertThat(play(new WaterCompany())).as(out.toString(UTF_8)).isTrue();
        assertThat(out.toString(UTF_8)).contains("全部 8 步完成").doesNotContain("✗");
    }

    private boolean play(WaterCompany water) throws IOException {
        return Quickstart.play(new PrintStream(out, true, UTF_8), water, false);
    }
}
