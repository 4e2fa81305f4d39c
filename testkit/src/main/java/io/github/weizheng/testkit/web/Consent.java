package io.github.weizheng.testkit.web;

import io.github.weizheng.testkit.people.Person;

/**
 * What a person agreed to.
 *
 * @param openId whom the developer will see: the person, or a virtual user of the snapshot page
 * @param passwordAge how often the person had changed the password by then
 */
record Consent(Person person, String openId, String scope, boolean snapshot, int passwordAge) {
    static final String BASE = "snsapi_base";
    static final String USER_INFO = "snsapi_userinfo";

    boolean coversUserInfo() {
        return scope.equals(USER_INFO);
    }

    boolean outdated() {
        return person.passwordAge() != passwordAge;
    }
}
