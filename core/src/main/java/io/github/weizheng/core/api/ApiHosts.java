package io.github.weizheng.core.api;

import io.github.weizheng.core.http.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that answer for WeChat's API, in the order in which they are tried, and where each is reached from here.
 *
 * <pre>{@code
 * ApiHosts hosts = ApiHosts.of("sh.api.weixin.qq.com", "api2.weixin.qq.com")
 *     .reachedAt("sh.api.weixin.qq.com", URI.create("https://proxy.example.gov.cn/wx/"));
 * }</pre>
 *
 * <p>WeChat names {@code api}, {@code api2} (for disasters), {@code sh.api}, {@code sz.api} and {@code hk.api}, each {@code .weixin.qq.com}.
 * Immutable and thread-safe; does no I/O.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/dev/api/">接口域名说明</a>
 */
public final class ApiHosts {
    private static final int MAX = 16;
    private static final Pattern NAME =
            Pattern.compile("[0-9a-z]([0-9a-z-]{0,62}[0-9a-z])?(\\.[0-9a-z]([0-9a-z-]{0,62}[0-9a-z])?){0,10}");
    private final List<Host> hosts;

    private ApiHosts(List<Host> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** {@code api.weixin.qq.com}, and {@code api2.weixin.qq.com} when it cannot be reached. */
    public static ApiHosts standard() {
        return of("api.weixin.qq.com", "api2.weixin.qq.com");
    }

    /**
     * These hosts by their names, each reached by https.
     *
     * @throws IllegalArgumentException if one is no lower-case host name or comes twice, or there are more than 16
     */
    public static ApiHosts of(String first, String... more) {
        List<Host> hosts = new ArrayList<>();
        Stream.concat(Stream.of(first), Stream.of(more)).forEach(name -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "hosts: lower-case host names without scheme, port or path, actual length " + name.length());
            }
            hosts.add(new Host(name, BaseUrl.of(URI.create("https://" + name))));
        });
        if (hosts.size() > MAX) {
            throw new IllegalArgumentException("hosts: at most " + MAX + ", actual " + hosts.size());
        }
        if (hosts.stream().map(Host::name).distinct().count() < hosts.size()) {
            throw new IllegalArgumentException("hosts: each once");
        }
        return new ApiHosts(hosts);
    }

    /** One address that stands for all: {@link WeChatApi.Builder#baseUrl}. */
    static ApiHosts only(URI url) {
        BaseUrl base = BaseUrl.of(Objects.requireNonNull(url, "url"));
        String name = url.getRawAuthority();
        if (name == null) { // OkHttp reads http:host
            throw new IllegalArgumentException("baseUrl: http(s)://host[:port][/prefix], without query or credentials");
        }
        return new ApiHosts(List.of(new Host(name, base)));
    }

    /**
     * The same hosts, one of which is reached somewhere else: through a reverse proxy, which strips its path prefix, or at a simulator.
     *
     * @param name one of {@link #names()}
     * @throws IllegalArgumentException if it is none of them, or the address is not http(s) or has a query or fragment
     */
    public ApiHosts reachedAt(String name, URI url) {
        BaseUrl base = BaseUrl.of(Objects.requireNonNull(url, "url"));
        return new ApiHosts(hosts.stream()
                .map(host -> host.equals(named(name)) ? new Host(name, base) : host)
                .toList());
    }

    /** The names, in the order in which they are tried. */
    public List<String> names() {
        return hosts.stream().map(Host::name).toList();
    }

    List<Host> list() {
        return hosts;
    }

    Host named(String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("host: one of " + names()));
    }

    /** @throws IllegalArgumentException if a path leads out of one of them */
    void check(String path) {
        for (Host host : hosts) {
            host.url().at(path, "");
        }
    }

    @Override
    public String toString() {
        return "ApiHosts" + names();
    }
}
