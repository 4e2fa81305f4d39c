/**
 * A WeChat that runs inside your JVM: the official-account API, citizens who follow, write, tap and pay, and WeChat Pay.
 *
 * <p>It is written from WeChat's protocol, shares no code with any client, and serves every client that speaks HTTP.
 */
@org.jspecify.annotations.NullMarked
module io.github.weizheng.testkit {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires java.xml;
    requires mockwebserver3;
    requires okhttp3;
    requires okhttp3.tls;
    requires static org.bouncycastle.provider; // for the SM merchant only

    exports io.github.weizheng.testkit;
}
