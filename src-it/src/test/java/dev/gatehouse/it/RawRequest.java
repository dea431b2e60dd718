package dev.gatehouse.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request written byte by byte, as no client library would write it. */
final class RawRequest {
    private static final int LIMIT_MILLIS = 20_000;

    private RawRequest() {}

    /** Sends a page load for a request target, and returns the whole response as text. */
    static String get(int port, String target) {
        return send(port, target, "Host: localhost:" + port);
    }

    /** Sends a page load with headers of the caller's choice, a line each, and returns the whole response as text. */
    static String send(int port, String target, String headers) {
        return exchange(
                port,
                "GET " + target + " HTTP/1.1\r\n" + headers.replace("\n", "\r\n")
                        + "\r\nAccept: text/html\r\nSec-Fetch-Mode: navigate\r\nConnection: close\r\n\r\n");
    }

    /** The status of a response. */
    static int status(String response) {
        return Integer.parseInt(response.substring(9, 12));
    }

    private static String exchange(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
