package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.OpenId;
import java.util.Objects;
import java.util.Optional;

/** Whom WeChat has told us about: a citizen, or a visitor of a snapshot page who is nobody in particular. */
public sealed interface SignedIn permits SignedIn.Citizen, SignedIn.SnapshotVisitor {

    /**
     * A real person, known by an openid.
     *
     * @param openId the citizen's id within this account
     * @param unionId the id across the accounts of one open-platform account, if there is one and the scope was {@code snsapi_userinfo};
     *     personal data
     * @param grant with which more can be asked for
     */
    record Citizen(OpenId openId, Optional<String> unionId, UserGrant grant) implements SignedIn {
        /** Refuses nulls. */
        public Citizen {
            Objects.requireNonNull(openId, "openId");
            Objects.requireNonNull(unionId, "unionId");
            Objects.requireNonNull(grant, "grant");
        }

        /** The ends of the openid, and nothing else. */
        @Override
        public String toString() {
            return "Citizen[" + openId + "]";
        }
    }

    /**
     * A visitor of the snapshot page (快照页), whom WeChat gives a virtual user in place of a real one ({@code is_snapshotuser}).
     *
     * <p>The virtual openid is kept from the caller on purpose: nothing can be bound to it, sent to it or billed. Show a page to
     * read, and let the visitor leave the snapshot page before anything personal.
     */
    record SnapshotVisitor() implements SignedIn {}
}
