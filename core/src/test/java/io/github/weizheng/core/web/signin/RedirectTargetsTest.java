package io.github.weizheng.core.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTargetsTest {
    private static final RedirectTargets TARGETS = RedirectTargets.of(
            "https://ok.gov.cn/portal/", "https://ok.gov.cn/exact", "https://ok.gov.cn:8443", "http://10.1.2.3:8080/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ok.gov.cn/portal/",
                "https://ok.gov.cn:443/portal/bill?no=1&x=%E6%B0%B4%2F",
                "https://ok.gov.cn/portal/%E6%B0%B4%E8%B4%B9",
                "https://ok.gov.cn/exact",
                "https://ok.gov.cn/exact?x=https://evil.com",
                "https://ok.gov.cn/exact/below",
                "https://ok.gov.cn:8443",
                "https://ok.gov.cn:8443?x=1",
                "https://ok.gov.cn:8443/a;v=1/b",
                "http://10.1.2.3:8080",
                "http://10.1.2.3:8080/x"
            })
    void sendsWhereTheListAllows(String target) {
        assertThat(TARGETS.find(target)).contains(URI.create(target));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            value = {
                "dots of too many bytes | https://ok.gov.cn/portal/%c0%ae%c0%ae/admin",
                "slash of too many bytes | https://ok.gov.cn/portal/x%C0%AF..",
                "a byte that begins nothing | https://ok.gov.cn/portal/%C1%9C",
                "dot of three bytes | https://ok.gov.cn/portal/%e0%80%ae%e0%80%ae/admin",
                "slash of four bytes | https://ok.gov.cn/portal/x%F0%80%80%AF..",
                "slash of five bytes | https://ok.gov.cn/portal/x%f8%80%80%80%af..",
                "slash of six bytes | https://ok.gov.cn/portal/x%FC%80%80%80%80%AF..",
                "another scheme | http://ok.gov.cn/portal/",
                "scheme in capitals | HTTPS://ok.gov.cn/portal/",
                "no scheme | //ok.gov.cn/portal/",
                "stranger without scheme | //evil.com",
                "three slashes | https:///ok.gov.cn/portal/",
                "one slash | https:/ok.gov.cn/portal/",
                "no slash | https:ok.gov.cn/portal/",
                "path only | /portal/",
                "script | javascript:alert(1)//ok.gov.cn/portal/",
                "data | data:text/html,https://ok.gov.cn/portal/",
                "another host | https://evil.com/portal/",
                "host as a prefix | https://ok.gov.cn.evil.com/portal/",
                "host as a suffix | https://evilok.gov.cn/portal/",
                "subdomain | https://a.ok.gov.cn/portal/",
                "parent domain | https://gov.cn/portal/",
                "trailing dot | https://ok.gov.cn./portal/",
                "capital host | https://OK.gov.cn/portal/",
                "another port | https://ok.gov.cn:444/portal/",
                "port of http | https://ok.gov.cn:80/portal/",
                "empty port | https://ok.gov.cn:/portal/",
                "port with zeros | https://ok.gov.cn:0443/portal/",
                "user info | https://ok.gov.cn@evil.com/portal/",
                "user info with password | https://ok.gov.cn:443@evil.com/portal/",
                "user info before the host | https://x@ok.gov.cn/portal/",
                "empty user info | https://@ok.gov.cn/portal/",
                "backslash before at | https://evil.com\\@ok.gov.cn/portal/",
                "backslash host | https://evil.com\\.ok.gov.cn/portal/",
                "backslashes as slashes | https:\\\\ok.gov.cn\\portal\\",
                "backslash in the path | https://ok.gov.cn/portal/\\evil.com",
                "fragment | https://ok.gov.cn/portal/#x",
                "fragment before the host | https://evil.com#@ok.gov.cn/portal/",
                "query before the host | https://evil.com?@ok.gov.cn/portal/",
                "dots | https://ok.gov.cn/portal/../admin",
                "dots at the end | https://ok.gov.cn/portal/..",
                "one dot | https://ok.gov.cn/portal/./x",
                "escaped dots | https://ok.gov.cn/portal/%2e%2e/admin",
                "half escaped dots | https://ok.gov.cn/portal/.%2E/admin",
                "escaped slash | https://ok.gov.cn/portal/%2f../admin",
                "escaped slash and dots | https://ok.gov.cn/portal/..%2fadmin",
                "escaped backslash | https://ok.gov.cn/portal/..%5cadmin",
                "twice escaped | https://ok.gov.cn/portal/%252e%252e/admin",
                "dots and semicolon | https://ok.gov.cn/portal/..;/admin",
                "dots and parameter | https://ok.gov.cn/portal/..;x=1/admin",
                "escaped semicolon | https://ok.gov.cn/portal/..%3b/admin",
                "two slashes | https://ok.gov.cn/portal//evil.com",
                "neighbour of a folder | https://ok.gov.cn/portal-evil/",
                "folder without its slash | https://ok.gov.cn/portal",
                "neighbour of a page | https://ok.gov.cn/exactly",
                "below nothing | https://ok.gov.cn/",
                "line break | `https://ok.gov.cn/portal/\r\nSet-Cookie:x=1`",
                "tab | `https://ok.gov.cn/portal/\t`",
                "escaped line break | https://ok.gov.cn/portal/%0d%0aSet-Cookie:x=1",
                "blank | https://ok.gov.cn/portal/ x",
                "nul | https://ok.gov.cn/portal/%00",
                "broken escape | https://ok.gov.cn/portal/%zz",
                "escape in the host | https://ok%2egov.cn/portal/",
                "IDN look-alike | https://оk.gov.cn/portal/",
                "IDN full stop | https://ok。gov.cn/portal/",
                "full-width letters | https://ｏｋ.gov.cn/portal/",
                "full-width solidus | https://ok.gov.cn／portal/",
                "punycode | https://xn--k-hmb.gov.cn/portal/",
                "soft hyphen | https://ok.g\u00adov.cn/portal/",
                "Chinese in the path | https://ok.gov.cn/portal/水",
                "IPv6 | https://[::1]/portal/",
                "number as a host | http://167838211:8080/",
                "empty | ``"
            })
    void refuses(String name, String target) {
        assertThat(TARGETS.find(target)).as(name).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        String start = "https://ok.gov.cn/portal/";
        assertThat(TARGETS.find(start + "x".repeat(2_048 - start.length()))).isPresent();
        assertThat(TARGETS.find(start + "x".repeat(2_049 - start.length()))).isEmpty();
    }

    /** OkHttp reads addresses as browsers do. */
    @Property(tries = 5_000)
    void whatIsAllowedABrowserReadsInTheSameWay(@ForAll("nearMisses") String target) {
        TARGETS.find(target).ifPresent(found -> {
            HttpUrl read = HttpUrl.get(target);
            assertThat(read.username()).isEmpty();
            assertThat(read.password()).isEmpty();
            assertThat(read.fragment()).isNull();
            assertThat(read.scheme() + "://" + read.host() + ":" + read.port() + read.encodedPath())
                    .matches("https://ok\\.gov\\.cn:443(/portal/|/exact$|/exact/).*"
                            + "|https://ok\\.gov\\.cn:8443/.*|http://10\\.1\\.2\\.3:8080/.*");
        });
    }

    @Property
    void neverFails(@ForAll String target) {
        assertThat(TARGETS.find(target)).isEmpty();
    }

    @Provide
    Arbitrary<String> nearMisses() {
        Arbitrary<String> piece = Arbitraries.of(
                "https://",
                "http://",
                "ok.gov.cn",
                "10.1.2.3",
                ":8443",
                ":8080",
                ":443",
                "/portal/",
                "/exact",
                "/",
                "//",
                "\\",
                "@",
                "#",
                "?",
                "..",
                ".",
                ";",
                "%2f",
                "%2e",
                "%5c",
                "%00",
                "evil.com",
                "a",
                ":",
                "=",
                "&",
                "%",
                "水",
                "\t",
                " ");
        Arbitrary<String> start = Arbitraries.of(
                "https://ok.gov.cn/portal/",
                "https://ok.gov.cn/exact",
                "https://ok.gov.cn:8443",
                "http://10.1.2.3:8080",
                "https://ok.gov.cn",
                "https://",
                "");
        return net.jqwik.api.Combinators.combine(start, piece.list().ofMaxSize(6))
                .as((first, rest) -> first + String.join("", rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok.gov.cn",
                "/portal/",
                "ftp://ok.gov.cn/",
                "https://OK.gov.cn/",
                "https://ok.gov.cn/?x=1",
                "https://ok.gov.cn/#x",
                "https://ok.gov.cn/../x",
                "https://x@ok.gov.cn/",
                "https://*.gov.cn/",
                "https://水务.gov.cn/",
                ""
            })
    void aListHasWholeAddressesOnly(String prefix) {
        assertThatThrownBy(() -> RedirectTargets.of(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("targets: https://host");
    }

    @Test
    void aListIsNotEmpty() {
        assertThatThrownBy(RedirectTargets::of).hasMessage("targets: at least 1 prefix, actual 0");
    }
}
