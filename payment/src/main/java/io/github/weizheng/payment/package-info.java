/**
 * WeChat Pay v3 for a direct merchant (直连商户): the merchant, money, and the one seam to the pay API.
 *
 * <p>Entry points: {@link io.github.weizheng.payment.Merchant} and {@link io.github.weizheng.payment.WeChatPay}. Everything
 * here is immutable and thread-safe unless it says otherwise; building it does no I/O.
 *
 * <p>Not here: partner mode (服务商), the SM suite (国密), refunds, bills, download of platform certificates, encrypted
 * request fields.
 */
@NullMarked
package io.github.weizheng.payment;

import org.jspecify.annotations.NullMarked;
