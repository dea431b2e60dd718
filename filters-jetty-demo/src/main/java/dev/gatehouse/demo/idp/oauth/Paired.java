package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;

/** An endpoint whose refusals come with the status and error that the switches pair with their reason. */
record Paired(Endpoint endpoint, Instance instance) implements Endpoint {
    @Override
    public Answer answer(Call call) {
        try {
            return endpoint.answer(call);
        } catch (OAuthRefusal refusal) {
            throw refusal.paired(instance.switches());
        }
    }
}
