package dev.gatehouse.demo.idp.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request the stand-in was sent, for a test to look at. Its {@link #toString()} masks secrets. */
public final class RecordedRequest {
    private final Instant at;
    private final Call call;

    RecordedRequest(Instant at, Call call) {
        this.at = at;
        this.call = call;
    }

    /** When it came, by the stand-in's clock. */
    public Instant at() {
        return at;
    }

    /** Its method. */
    public String method() {
        return call.method();
    }

    /** Its path, without the query. */
    public String path() {
        return call.path();
    }

    /** The parameters of its query. */
    public Parameters query() {
        return call.query();
    }

    /** The parameters of its form; none where the body is no form, or a malformed one. */
    public Parameters form() {
        try {
            return call.form();
        } catch (IllegalArgumentException malformed) {
            return Parameters.NONE;
        }
    }

    /** A parameter's first value, from the form or else the query; none where it is in neither. */
    public @Nullable String parameter(String name) {
        String inForm = form().raw(name);
        return inForm == null ? query().raw(name) : inForm;
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
        return call.header(name);
    }

    /** All headers, by lower-case name. */
    public Map<String, List<String>> headers() {
        return call.headers();
    }

    /** A cookie's value; none where it was not sent. */
    public @Nullable String cookie(String name) {
        return call.cookie(name);
    }

    /** Its body as text. */
    public String body() {
        return call.body();
    }

    /** Method, path and parameters; secrets masked, body and headers left out. */
    @Override
    public String toString() {
        return method() + " " + path() + " query" + query() + " form" + form();
    }
}
