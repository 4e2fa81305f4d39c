package io.github.weizheng.core.api;

import io.github.weizheng.core.http.BaseUrl;

/** A host of WeChat's, and where it is reached. */
record Host(String name, BaseUrl url) {}
