package io.github.weizheng.testkit.menu;

import io.github.weizheng.testkit.api.ApiRefusal;

/** Says no with an errcode where a rule is broken. */
final class Refusals {
    private Refusals() {}

    static void require(boolean kept, int errcode) {
        if (!kept) {
            throw new ApiRefusal(errcode);
        }
    }
}
