/**
 * What is told of the office's services (政务服务事项): answers with {@link io.github.weizheng.message.catalog.ServiceAnswers}, notices with
 * {@link io.github.weizheng.message.catalog.ServiceNotice}.
 */
@NullMarked
package io.github.weizheng.message.catalog;

import org.jspecify.annotations.NullMarked;
