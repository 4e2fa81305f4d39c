package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.IdNumber;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.core.PersonalData;
import io.github.weizheng.core.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void personalDataShowsMasked() {
        // tag::masking[]
        List<PersonalData> shown = List.of(
                OpenId.of("oLiLei0123456789"),
                IdNumber.of("11010519491231002X"), // 国家标准 GB 11643-1999 的示例
                PhoneNumber.of("13800001234"),
                PersonName.of("张三丰"));
        assertThat(shown).hasToString("[oL***89, 1****************X, 138****1234, 张**]");
        // end::masking[]
        assertThat(shown.get(2).value()).isEqualTo("13800001234");
    }
}
