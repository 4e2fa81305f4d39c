package io.github.weizheng.payment;

import io.github.weizheng.payment.signing.PlatformKeys;

/** Where the keys of WeChat Pay come from. Thread-safe. */
interface KeySource {
    /** Those to work with; at least one. */
    PlatformKeys current();

    /** Those to look that serial up in, which a stranger may have named. */
    PlatformKeys knowing(String serial);

    /** Only what the caller has given. */
    static KeySource given(PlatformKeys keys) {
        return new KeySource() {
            @Override
            public PlatformKeys current() {
                return keys;
            }

            @Override
            public PlatformKeys knowing(String serial) {
                return keys;
            }
        };
    }
}
