package io.github.weizheng.testkit;

/**
 * What messages, events and replies are written in (数据格式). WeChat's page for official accounts knows XML only, while its
 * worked example shows JSON; whether an official account can choose JSON is not verified.
 */
public enum DataFormat {
    XML,
    /**
     * The same fields as a JSON object: text as strings, bare numbers as numbers, a child that occurs once as it is and one
     * that occurs several times as an array, an empty container as an empty string.
     */
    JSON
}
