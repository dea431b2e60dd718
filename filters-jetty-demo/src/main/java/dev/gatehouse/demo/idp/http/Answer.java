package dev.gatehouse.demo.idp.http;

import dev.gatehouse.demo.idp.model.Json;
import java.util.ArrayList;
import java.util.List;

/** One response, complete before a byte of it is sent. */
public record Answer(int status, List<Header> headers, String body) {

    /** One header line. */
    public record Header(String name, String value) {}

    /** A status and nothing else. */
    public static Answer empty(int status) {
        return new Answer(status, List.of(), "");
    }

    /** JSON, which nobody may store. */
    public static Answer json(int status, Object value) {
        return text(status, "application/json;charset=UTF-8", Json.write(value)).with("Cache-Control", "no-store");
    }

    /** A page. */
    public static Answer html(int status, String page) {
        return text(status, "text/html;charset=UTF-8", page)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    /** 302 to another place. */
    public static Answer redirect(String location) {
        return empty(302).with("Location", location).with("Cache-Control", "no-store");
    }

    /** A body of any type. */
    public static Answer text(int status, String type, String body) {
        return new Answer(status, List.of(new Header("Content-Type", type)), body);
    }

    /** The same with one more header line. */
    public Answer with(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new Answer(status, List.copyOf(all), body);
    }

    /** The same with a cookie. */
    public Answer with(SetCookie cookie) {
        return with("Set-Cookie", cookie.text());
    }

    /** The status. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
