package io.github.weizheng.testkit.callback;

/**
 * What account and developer know of each other for callbacks.
 *
 * @param originalId the account's {@code gh_…}
 * @param token what signatures are made with
 * @param encodingAesKey 43 characters
 */
public record CallbackIdentity(String appId, String originalId, String token, String encodingAesKey) {
    /** Returns the same account with another token. */
    public CallbackIdentity withToken(String other) {
        return new CallbackIdentity(appId, originalId, other, encodingAesKey);
    }

    /** Returns the same account with another EncodingAESKey. */
    public CallbackIdentity withEncodingAesKey(String other) {
        return new CallbackIdentity(appId, originalId, token, other);
    }
}
