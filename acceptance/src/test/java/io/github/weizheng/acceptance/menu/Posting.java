package io.github.weizheng.acceptance.menu;

/**
 * What is sent to WeChat.
 *
 * @param path {@code create} or {@code addconditional}
 */
record Posting(String path, String json) {
    static final Posting SIMPLE =
            new Posting("create", "{\"button\":[{\"type\":\"click\",\"name\":\"n\",\"key\":\"k\"}]}");

    /** What fits into a line. */
    String shown() {
        return path + " " + (json.length() > 300 ? json.substring(0, 300) + "…" : json);
    }

    boolean conditional() {
        return path.equals("addconditional");
    }
}
