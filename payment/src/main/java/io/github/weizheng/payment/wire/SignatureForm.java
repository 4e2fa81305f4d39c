package io.github.weizheng.payment.wire;

import java.util.Arrays;

/** What the signatures of a scheme look like from outside; the key, and with it the very length, only its verifier knows. */
enum SignatureForm {
    /** As many bytes as the key has, of 2048 to 4096 bits. */
    RSA {
        @Override
        boolean fits(byte[] signature) {
            return signature.length >= RSA_2048 && signature.length <= 2 * RSA_2048;
        }

        @Override
        byte[] wrong() {
            byte[] wrong = new byte[RSA_2048];
            Arrays.fill(wrong, (byte) 0x5A); // zeros would be cheaper to check
            return wrong;
        }
    },

    /** In DER, a sequence of two numbers of at most 33 bytes, whose length one byte tells. */
    SM2 {
        @Override
        boolean fits(byte[] signature) {
            byte[] wrong = wrong();
            return signature.length >= wrong.length
                    && signature[0] == wrong[0]
                    && signature[1] == signature.length - 2
                    && signature[2] == wrong[2];
        }

        @Override
        byte[] wrong() {
            return new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1};
        }
    },

    /** Of a scheme that is not known here: nobody knows. */
    UNKNOWN {
        @Override
        boolean fits(byte[] signature) {
            return signature.length <= 2 * RSA_2048;
        }

        @Override
        byte[] wrong() {
            return new byte[1];
        }
    };

    private static final int RSA_2048 = 256;

    static SignatureForm of(String scheme) {
        return switch (scheme) {
            case "WECHATPAY2-SHA256-RSA2048" -> RSA;
            case "WECHATPAY2-SM2-WITH-SM3" -> SM2;
            default -> UNKNOWN;
        };
    }

    /** Whether it may be one. */
    abstract boolean fits(byte[] signature);

    /** One that is as long to check as any, and wrong. */
    abstract byte[] wrong();
}
