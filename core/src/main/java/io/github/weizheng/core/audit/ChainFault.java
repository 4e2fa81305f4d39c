package io.github.weizheng.core.audit;

/** What is wrong with the first broken record of a chain. */
public enum ChainFault {
    /** The line is no JSON, is empty, or is longer than any record. */
    NOT_JSON("not JSON", "不是 JSON"),
    /** Its content does not fit its hash. */
    ALTERED("altered, its content does not fit its hash", "内容与哈希不符,已被改动"),
    /** It fits its own hash, but not the record before: one of the two was replaced and sealed anew. */
    REPLACED("does not follow the record before, one of the two was replaced", "与前一条记录不衔接,两者之一被替换"),
    /** The record that should stand here is nowhere in the rest of the chain. */
    REMOVED("missing, a later record stands here", "记录缺失,此处是后面的记录"),
    /** The record that should stand here comes later. */
    REORDERED("out of order, it comes later", "顺序被调换,该记录出现在后面"),
    /** What stands here is no part of the chain, or was here before. */
    INSERTED("an inserted or repeated line stands here", "此处插入了多余或重复的行"),
    /** The chain ends before its end: in the middle of a record, or before the anchor. */
    TRUNCATED("missing, the end was cut off", "末尾被截断"),
    /** The whole chain was written anew: this record is not the one of which the anchor was taken. */
    NOT_AS_ANCHORED("another than the anchor says, the chain was written anew", "与锚点不符,链已被重写"),
    /** It is sealed with another algorithm, or with a key where none is expected, or without one. */
    WRONG_ALGORITHM("sealed with another algorithm", "哈希算法不符");

    private final String english;
    private final String chinese;

    ChainFault(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** In English and Chinese. */
    String words() {
        return english + " (" + chinese + ")";
    }
}
