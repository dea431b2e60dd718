package dev.gatehouse.demo.idp;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;

/** Makes every cookie {@code Secure} where the switch says so. */
record CookiePolicy(Endpoint endpoint, Instance instance) implements Endpoint {
    @Override
    public Answer answer(Call call) {
        Answer answer = endpoint.answer(call);
        if (!instance.switches().secureCookies()) {
            return answer;
        }
        return new Answer(
                answer.status(),
                answer.headers().stream()
                        .map(header -> header.name().equals("Set-Cookie")
                                ? new Answer.Header(header.name(), header.value() + "; Secure")
                                : header)
                        .toList(),
                answer.body());
    }
}
