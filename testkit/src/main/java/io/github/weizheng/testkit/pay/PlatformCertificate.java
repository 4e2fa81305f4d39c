package io.github.weizheng.testkit.pay;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A platform certificate with its key, and from when WeChat Pay signs with it. */
record PlatformCertificate(String serial, KeyPair keys, X509Certificate certificate, Instant signsFrom) {
    /** Its serial. */
    @Override
    public String toString() {
        return "PlatformCertificate[" + serial + "]";
    }
}
