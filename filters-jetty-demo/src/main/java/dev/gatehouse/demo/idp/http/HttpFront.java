package dev.gatehouse.demo.idp.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Turns Jetty's requests into calls, records them, plays the faults, and has the rest answered. */
final class HttpFront extends Handler.Abstract {
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final String OWN_PATHS = "/stand-in/";

    private final Endpoint endpoint;
    private final Recorder recorder;
    private final Faults faults;
    private final CountDownLatch closing;

    HttpFront(Endpoint endpoint, Recorder recorder, Faults faults, CountDownLatch closing) {
        this.endpoint = endpoint;
        this.recorder = recorder;
        this.faults = faults;
        this.closing = closing;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Call call;
        try {
            call = read(request);
            call.form();
        } catch (IllegalArgumentException malformed) {
            Response.writeError(request, response, callback, 400);
            return true;
        }
        Exchange exchange = new Exchange(call, endpoint, request, response, callback, closing);
        faultFor(call).orElse(all -> all.send(all.process())).play(exchange);
        return true;
    }

    private Optional<Fault> faultFor(Call call) {
        if (call.path().startsWith(OWN_PATHS)) {
            return Optional.empty();
        }
        recorder.record(call);
        return faults.take(call.path());
    }

    private static Call read(Request request) throws IOException {
        return new Call(
                request.getMethod(),
                Request.getPathInContext(request),
                baseUrl(request),
                Parameters.parse(request.getHttpURI().getQuery()),
                headers(request),
                cookies(request),
                Map.of(),
                body(request),
                Request.getRemoteAddr(request));
    }

    private static String baseUrl(Request request) {
        String host = request.getHeaders().get("Host");
        return "http://" + (host == null ? "127.0.0.1:" + Request.getLocalPort(request) : host);
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getName().toLowerCase(Locale.ROOT),
                    List.of(field.getValue() == null ? "" : field.getValue()),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return headers;
    }

    private static Map<String, String> cookies(Request request) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (HttpCookie cookie : Request.getCookies(request)) {
            cookies.putIfAbsent(cookie.getName(), cookie.getValue());
        }
        return cookies;
    }

    private static String body(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new IllegalArgumentException("the body is larger than " + LARGEST_BODY + " bytes");
            }
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
