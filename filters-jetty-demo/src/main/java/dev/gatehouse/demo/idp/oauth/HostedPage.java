package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Endpoint;
import dev.gatehouse.demo.idp.instance.Instance;

/**
 * A page on the way through a hosted login: GET shows it, POST takes its form. The authorization request travels along
 * and is checked anew on each page; what is wrong with it goes back to the client where that is safe, else onto a page.
 */
abstract class HostedPage implements Endpoint {
    private final Instance instance;
    private final AuthorizationRequestReader reader;
    private final AuthorizationAnswer answers;

    HostedPage(Instance instance) {
        this.instance = instance;
        this.reader = new AuthorizationRequestReader(instance);
        this.answers = new AuthorizationAnswer(instance);
    }

    abstract Answer show(AuthorizationRequest request, Call call);

    abstract Answer take(AuthorizationRequest request, Call call);

    @Override
    public final Answer answer(Call call) {
        try {
            AuthorizationRequest request = reader.read(call.parameters());
            Origins.check(call, request.application());
            return call.method().equals("POST") ? take(request, call) : show(request, call);
        } catch (OAuthRefusal refusal) {
            return Pages.error(refusal.paired(instance.switches()));
        } catch (RedirectedRefusal refusal) {
            return answers.error(refusal.target(), refusal.refusal());
        }
    }
}
