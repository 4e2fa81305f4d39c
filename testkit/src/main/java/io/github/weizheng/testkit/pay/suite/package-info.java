/** WeChat Pay's two sets of algorithms: RSA with AES, and the domestic one of SM2, SM3 and SM4. */
@NullMarked
package io.github.weizheng.testkit.pay.suite;

import org.jspecify.annotations.NullMarked;
