package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.OpenId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a citizen shows of themselves in WeChat. Chosen by the citizen and checked by nobody: no proof of a name.
 *
 * <p>WeChat has not told sex and region since October 2021, so they are not here.
 *
 * @param openId whose it is
 * @param nickname as the citizen wrote it; may be empty; escape it before it goes into a page
 * @param picture the address of the picture, if there is one
 * @param unionId the id across the accounts of one open-platform account
 * @param privileges WeChat's marks, mostly none
 */
public record UserProfile(
        OpenId openId, String nickname, Optional<String> picture, Optional<String> unionId, List<String> privileges) {
    /** Refuses nulls and keeps a copy of the list. */
    public UserProfile {
        Objects.requireNonNull(openId, "openId");
        Objects.requireNonNull(nickname, "nickname");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(unionId, "unionId");
        privileges = List.copyOf(privileges);
    }

    /** The ends of the openid, and nothing else. */
    @Override
    public String toString() {
        return "UserProfile[" + openId + "]";
    }
}
