package io.github.weizheng.acceptance.guide;

import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

// tag::javaxServlet[]
/** 只搬运字节：原始查询串、请求头、请求体原样交给 handler，应答原样写回。 */
final class JavaxCallbackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // 从不序列化
    private final CallbackHandler handler;

    JavaxCallbackServlet(CallbackHandler handler) {
        this.handler = handler;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int max = handler.maxBodyBytes();
        byte[] body = request.getInputStream().readNBytes(max + 1); // 先于 getParameter：它会读掉请求体
        CallbackResponse answer = body.length > max
                ? CallbackResponse.empty(400)
                : handler.handle(
                        CallbackRequest.of(request.getMethod(), request.getQueryString(), headers(request), body)
                                .from(request.getRemoteAddr()));
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(answer.contentType());
        response.getOutputStream().write(answer.body());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }
}
// end::javaxServlet[]
