package io.github.weizheng.testkit;

import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.wire.Ending;
import io.github.weizheng.testkit.wire.Faults;
import io.github.weizheng.testkit.wire.Interference;
import io.github.weizheng.testkit.wire.WireAnswer;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * Something that goes wrong with one call of the official-account API; order it with {@link SimulatedAccount#failNext}. Each
 * says whether the call still has its effect. Immutable.
 */
public final class Fault {
    private final Function<OfficialAccountApi, Interference> made;

    private Fault(Function<OfficialAccountApi, Interference> made) {
        this.made = made;
    }

    /** WeChat refuses with this errcode, HTTP 200 and a rid, before any check and without effect. */
    public static Fault errcode(int errcode) {
        return new Fault(api -> (request, handler) -> api.refuse(request, errcode));
    }

    /**
     * A gateway's HTML page, without effect.
     *
     * @param status such as 502, from 200 to 599
     */
    public static Fault page(int status) {
        requireStatus(status);
        return of((request, handler) -> WireAnswer.page(status, "Bad Gateway"));
    }

    /**
     * An answer of your own, without effect: an empty body, an errcode in quotes, another charset.
     *
     * @param status from 200 to 599
     */
    public static Fault answer(int status, String contentType, byte[] body) {
        requireStatus(status);
        Objects.requireNonNull(contentType, "contentType");
        byte[] copy = body.clone();
        return of((request, handler) -> WireAnswer.of(status, contentType, copy, "预设的答复"));
    }

    /** The call has its effect; of the answer's body only the first half comes, as complete HTTP. */
    public static Fault truncated() {
        return of((request, handler) -> handler.answer(request).truncated());
    }

    /** The connection is cut before the call has any effect. */
    public static Fault reset() {
        return of((request, handler) -> WireAnswer.empty(200, "未受理").ending(Ending.HANG_UP));
    }

    /** The call has its effect; the connection is cut before the answer begins. */
    public static Fault hangUp() {
        return of(Faults.ending(Ending.HANG_UP));
    }

    /** The call has its effect; the connection is cut in the middle of the answer's body. */
    public static Fault cut() {
        return of(Faults.ending(Ending.CUT));
    }

    /** The call has its effect; in the middle of its body the answer stops for ever, while the connection stays open. */
    public static Fault stall() {
        return of(Faults.ending(Ending.STALL));
    }

    /**
     * The call has its effect; the answer comes so much later, in real time.
     *
     * @param delay not negative; closing the simulator ends the wait
     */
    public static Fault slow(Duration delay) {
        return of(Faults.late(delay));
    }

    Interference in(OfficialAccountApi api) {
        return made.apply(api);
    }

    private static Fault of(Interference interference) {
        return new Fault(api -> interference);
    }

    private static void requireStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status: must be from 200 to 599: " + status);
        }
    }
}
