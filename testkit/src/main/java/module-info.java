/** A WeChat that runs inside your JVM. */
@org.jspecify.annotations.NullMarked
module io.github.weizheng.testkit {
    requires static transitive org.jspecify;
    requires mockwebserver3;
    requires okhttp3.tls;
    requires com.fasterxml.jackson.databind;

    exports io.github.weizheng.testkit;
}
