package io.github.weizheng.core.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weizheng.core.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.BigIntegers;

/** What WeChat does with a secured call, after its page and with none of the code under test. */
final class WeChatSide {
    static final String URL = "https://api.weixin.qq.com/wxa/getuserriskrank";
    static final String PATH = "/wxa/getuserriskrank";
    static final String APP_ID = "wxba6223c06417af7b";
    static final String AEAD_NUMBER = "fa05fe1e5bcc79b81ad5ad4b58acf787";
    static final String APPLICATION_NUMBER = "97845f6ed842ea860df6fdf65941ff56";
    static final String PLATFORM_NUMBER = "79ba700ea147819f640941bceb38b1d1";
    static final String NEXT_NUMBER = "0123456789abcdef0123456789abcdef";
    private static final Provider BC = new BouncyCastleProvider();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean domestic;
    private final Sm2Encoding encoding;
    private final byte[] key;
    final KeyPair application;
    final KeyPair platform;
    final KeyPair next;

    private WeChatSide(boolean domestic, Sm2Encoding encoding) {
        this.domestic = domestic;
        this.encoding = encoding;
        key = new byte[domestic ? 16 : 32];
        new SecureRandom().nextBytes(key);
        application = domestic ? sm2() : rsa(2048);
        platform = domestic ? sm2() : rsa(2048);
        next = domestic ? sm2() : rsa(2048);
    }

    static WeChatSide international() {
        return new WeChatSide(false, Sm2Encoding.DER);
    }

    static WeChatSide domestic(Sm2Encoding encoding) {
        return new WeChatSide(true, encoding);
    }

    Secret key() {
        return Secret.of(Base64.getEncoder().encodeToString(key));
    }

    /** An application that has agreed everything with this side. */
    ApiSecurity.Builder application() {
        ApiSecurity.Builder builder = ApiSecurity.builder()
                .applicationKey(APPLICATION_NUMBER, application.getPrivate())
                .platformKey(PLATFORM_NUMBER, platform.getPublic())
                .sm2Encoding(encoding)
                .path(PATH);
        return domestic ? builder.sm4Key(AEAD_NUMBER, key()) : builder.aesKey(AEAD_NUMBER, key());
    }

    /** Reads a request as WeChat would; fails if its signature is wrong or it was encrypted otherwise. */
    JsonNode read(SealedRequest request) throws GeneralSecurityException, IOException {
        return JSON.readTree(decrypt(request));
    }

    /** The text that {@link #read} reads. */
    String decrypt(SealedRequest request) throws GeneralSecurityException, IOException {
        Map<String, String> headers = request.headers();
        byte[] body = request.body();
        String timestamp = headers.getOrDefault("Wechatmp-TimeStamp", "");
        byte[] signature = Base64.getDecoder().decode(headers.getOrDefault("Wechatmp-Signature", ""));
        Signature check = signature(APPLICATION_NUMBER);
        check.initVerify(application.getPublic());
        check.update(text(timestamp, body));
        if (!check.verify(domestic && encoding == Sm2Encoding.RAW ? der(signature) : signature)) {
            throw new GeneralSecurityException("40234 invalid signature");
        }
        JsonNode envelope = JSON.readTree(body);
        byte[] data = envelope.path("data").binaryValue();
        byte[] tag = envelope.path("authtag").binaryValue();
        byte[] sealed = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, sealed, data.length, tag.length);
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, envelope.path("iv").binaryValue(), timestamp, AEAD_NUMBER);
        return new String(cipher.doFinal(sealed), UTF_8);
    }

    /** An answer under construction: right, unless a test bends it. */
    Answer answer(long timestamp) {
        return new Answer(timestamp);
    }

    final class Answer {
        private final long timestamp;
        private String content;
        private String boundTo = AEAD_NUMBER;
        private String signedWith = PLATFORM_NUMBER;
        private boolean replacing;
        private byte[] body = new byte[0];

        Answer(long timestamp) {
            this.timestamp = timestamp;
            content = content("\"errcode\":0,\"risk_rank\":0");
        }

        private String content(String fields) {
            return "{\"_n\":\"abc\",\"_appid\":\"" + APP_ID + "\",\"_timestamp\":" + timestamp + "," + fields + "}";
        }

        Answer fields(String fields) {
            content = content(fields);
            return this;
        }

        Answer encrypting(String text) {
            content = text;
            return this;
        }

        Answer boundTo(String number) {
            boundTo = number;
            return this;
        }

        Answer signedWith(String number) {
            signedWith = number;
            return this;
        }

        /** Signed with both certificates, the one in use being on its way out. */
        Answer whileReplacing() {
            replacing = true;
            return this;
        }

        /** Signs these bytes in place of an envelope. */
        Answer body(String text) {
            body = text.getBytes(UTF_8);
            return this;
        }

        byte[] bytes() {
            if (body.length == 0) {
                body = envelope();
            }
            return body;
        }

        Map<String, List<String>> headers() {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            headers.put("Wechatmp-Appid", List.of(APP_ID));
            headers.put("Wechatmp-TimeStamp", List.of(Long.toString(timestamp)));
            headers.put("Wechatmp-Serial", List.of(replacing ? NEXT_NUMBER : signedWith));
            headers.put(
                    "Wechatmp-Signature",
                    List.of(sign(replacing ? next : platform, replacing ? NEXT_NUMBER : signedWith)));
            if (replacing) {
                headers.put("Wechatmp-Serial-Deprecated", List.of(signedWith));
                headers.put("Wechatmp-Signature-Deprecated", List.of(sign(platform, signedWith)));
            }
            return headers;
        }

        private byte[] envelope() {
            byte[] iv = new byte[12];
            new SecureRandom().nextBytes(iv);
            try {
                Cipher cipher = cipher(Cipher.ENCRYPT_MODE, iv, Long.toString(timestamp), boundTo);
                byte[] sealed = cipher.doFinal(content.getBytes(UTF_8));
                Base64.Encoder base64 = Base64.getEncoder();
                return ("{\"iv\":\"" + base64.encodeToString(iv) + "\",\"data\":\""
                                + base64.encodeToString(Arrays.copyOf(sealed, sealed.length - 16)) + "\",\"authtag\":\""
                                + base64.encodeToString(Arrays.copyOfRange(sealed, sealed.length - 16, sealed.length))
                                + "\"}")
                        .getBytes(UTF_8);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private String sign(KeyPair pair, String number) {
            try {
                Signature signature = signature(number);
                signature.initSign(pair.getPrivate());
                signature.update(text(Long.toString(timestamp), bytes()));
                byte[] bytes = signature.sign();
                return Base64.getEncoder().encodeToString(domestic && encoding == Sm2Encoding.RAW ? raw(bytes) : bytes);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    static Function<String, List<String>> lookup(Map<String, List<String>> headers) {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return name -> anyCase.getOrDefault(name, List.of());
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair sm2() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] text(String timestamp, byte[] body) {
        String head = URL + "\n" + APP_ID + "\n" + timestamp + "\n";
        return (head + new String(body, UTF_8)).getBytes(UTF_8);
    }

    private Cipher cipher(int mode, byte[] iv, String timestamp, String number) throws GeneralSecurityException {
        Cipher cipher =
                domestic ? Cipher.getInstance("SM4/GCM/NoPadding", BC) : Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, domestic ? "SM4" : "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD((URL + "|" + APP_ID + "|" + timestamp + "|" + number).getBytes(UTF_8));
        return cipher;
    }

    private Signature signature(String number) throws GeneralSecurityException {
        if (domestic) {
            Signature signature = Signature.getInstance("SM3WITHSM2", BC);
            signature.setParameter(new SM2ParameterSpec(number.getBytes(UTF_8)));
            return signature;
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }

    private static byte[] raw(byte[] der) {
        ASN1Sequence sequence = ASN1Sequence.getInstance(der);
        byte[] raw = new byte[64];
        for (int i = 0; i < 2; i++) {
            BigInteger half = ASN1Integer.getInstance(sequence.getObjectAt(i)).getPositiveValue();
            System.arraycopy(BigIntegers.asUnsignedByteArray(32, half), 0, raw, 32 * i, 32);
        }
        return raw;
    }

    private static byte[] der(byte[] raw) {
        try {
            return new DERSequence(new ASN1Integer[] {
                        new ASN1Integer(new BigInteger(1, Arrays.copyOf(raw, 32))),
                        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)))
                    })
                    .getEncoded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
