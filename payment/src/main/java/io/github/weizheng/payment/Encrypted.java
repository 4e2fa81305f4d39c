package io.github.weizheng.payment;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text of a caller's record as a sensitive field (敏感信息字段): {@link WeChatPay} encrypts it when it sends the record, under the key that
 * {@code Wechatpay-Serial} names, and decrypts it with the merchant's key when it reads one.
 *
 * <p>On {@code String} components only. Such a record can be written and read by calls of {@link WeChatPay} and by nothing else: any other use of
 * Jackson with it fails, rather than show the text. A text that is too long for the key (RSA of 2048 bits: 214 bytes of UTF-8) is
 * {@link IllegalArgumentException}, before anything is sent.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@JacksonAnnotationsInside
@JsonSerialize(using = EncryptedText.Writer.class)
@JsonDeserialize(using = EncryptedText.Reader.class)
public @interface Encrypted {}
