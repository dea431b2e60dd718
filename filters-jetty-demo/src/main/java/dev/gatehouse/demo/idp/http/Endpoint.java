package dev.gatehouse.demo.idp.http;

/** What answers calls to one address. */
@FunctionalInterface
public interface Endpoint {
    /** Answers a call. */
    Answer answer(Call call);
}
