package io.github.weizheng.core.api.security;

/** How an SM2 signature is written before Base64. WeChat's page does not say which, so it can be chosen. */
public enum Sm2Encoding {
    /** A DER sequence of r and s, as GM/T 0009 has it. */
    DER,
    /** r and s behind each other, 32 bytes each. */
    RAW
}
