package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One operation of the pay API. Immutable.
 *
 * @param path matches the whole path; its groups are what the operation gets as {@link PayCall#segments()}
 * @param signed whether WeChat Pay signs the answers
 */
public record PayRoute(String method, Pattern path, boolean signed, Function<PayCall, WireAnswer> operation) {
    /** Reads by a path in which {@code {}} stands for one segment. */
    public static PayRoute get(String path, Function<PayCall, WireAnswer> operation) {
        return new PayRoute("GET", pattern(path), true, operation);
    }

    /** Acts by a path in which {@code {}} stands for one segment. */
    public static PayRoute post(String path, Function<PayCall, WireAnswer> operation) {
        return new PayRoute("POST", pattern(path), true, operation);
    }

    /** The same without WeChat Pay's signature on its answers. */
    public PayRoute unsigned() {
        return new PayRoute(method, path, false, operation);
    }

    boolean leadsTo(WireRequest request) {
        return path.matcher(request.path()).matches();
    }

    WireAnswer answer(WireRequest request) {
        Matcher matcher = path.matcher(request.path());
        List<String> segments = matcher.matches()
                ? IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .map(WireRequest::decoded)
                        .toList()
                : List.of();
        return operation.apply(new PayCall(request, segments));
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(
                Arrays.stream(path.split("\\{}", -1)).map(Pattern::quote).collect(Collectors.joining("([^/]+)")));
    }
}
