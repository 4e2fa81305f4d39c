/**
 * Who is the citizen in front of the page: WeChat's OAuth2 web sign-in (网页授权).
 *
 * <p>Entry points: {@link io.github.weizheng.core.web.signin.WebSignIn} for a portal of one's own,
 * {@link io.github.weizheng.core.web.signin.SignInRelay} for several systems behind one callback domain,
 * {@link io.github.weizheng.core.web.signin.WebAuthorization} for the bare calls. It tells an openid, not a name: which citizen that is, the office
 * finds out itself and keeps with an {@link io.github.weizheng.core.web.IdentityBinder}.
 *
 * <p>Works for certified 服务号, and for certified 公众号 of government, public institutions and media. The host of the callback address must be
 * entered in the console (网页授权域名); of these there are two.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/h5/auth.html">微信网页授权</a>
 */
@NullMarked
package io.github.weizheng.core.web.signin;

import org.jspecify.annotations.NullMarked;
