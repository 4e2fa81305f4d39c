package io.github.weizheng.core.test;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers each path as it was told to, any number of times. */
public final class RoutedServer implements AutoCloseable {
    /** Behind a path: the answer to who brings an access token, where that is another one. */
    public static final String WITH_TOKEN = "?access_token";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    public RoutedServer() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                String path = request.getUrl().encodedPath();
                MockResponse answer = answers.getOrDefault(
                        path, new MockResponse.Builder().code(404).build());
                boolean authorised = request.getUrl().queryParameter("access_token") != null;
                return authorised ? answers.getOrDefault(path + WITH_TOKEN, answer) : answer;
            }
        });
        server.start();
    }

    public URI url() {
        String url = server.url("/").toString();
        return URI.create(url.substring(0, url.length() - 1));
    }

    public RoutedServer answer(String path, String json) {
        return answer(path, new MockResponse.Builder().body(json).build());
    }

    public RoutedServer answer(String path, MockResponse response) {
        answers.put(path, response);
        return this;
    }

    /** What came for that path. */
    public List<RecordedRequest> requests(String path) {
        List<RecordedRequest> found = new ArrayList<>(requests);
        found.removeIf(request -> !request.getUrl().encodedPath().equals(path));
        return found;
    }

    @Override
    public void close() {
        server.close();
    }
}
