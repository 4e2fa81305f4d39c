/**
 * What a page needs to use WeChat's JS-SDK. Entry point: {@link io.github.weizheng.core.web.jssdk.JsSdk}.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/h5/jssdk.html">JS-SDK说明文档</a>
 */
@NullMarked
package io.github.weizheng.core.web.jssdk;

import org.jspecify.annotations.NullMarked;
