package dev.gatehouse.demo.idp.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.RecordedRequest;
import dev.gatehouse.demo.idp.http.Recorder;
import dev.gatehouse.demo.idp.instance.Instance;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.Json;
import dev.gatehouse.demo.idp.model.Tenant;
import dev.gatehouse.demo.idp.model.User;
import dev.gatehouse.demo.idp.model.UserJson;
import dev.gatehouse.demo.idp.session.RefreshTokenJson;
import dev.gatehouse.demo.idp.webhook.Delivery;
import java.util.List;

/** What can be looked at; never a secret. */
final class Overview {
    private final Instance instance;
    private final Recorder recorder;

    Overview(Instance instance, Recorder recorder) {
        this.instance = instance;
        this.recorder = recorder;
    }

    /** The settings that hold. */
    Answer configuration(Call call) {
        ObjectNode answer = Json.object();
        var tenants = answer.putArray("tenants");
        for (Tenant tenant : instance.directory().tenants()) {
            tenants.add(Json.tree(tenant));
        }
        var applications = answer.putArray("applications");
        for (Application application : instance.directory().applications()) {
            ObjectNode json = Json.convert(Json.tree(application), ObjectNode.class);
            json.withObject("/oauthConfiguration").remove("clientSecret");
            applications.add(json);
        }
        var users = answer.putArray("users");
        for (User user : instance.directory().users()) {
            users.add(UserJson.of(user));
        }
        answer.set("switches", Json.tree(instance.switches()));
        answer.putObject("clock").put("offsetSeconds", instance.time().offset().toSeconds());
        return Answer.json(200, answer);
    }

    /** The requests that came; {@code ?path=} for one path alone. */
    Answer recorded(Call call) {
        List<RecordedRequest> requests =
                call.query().get("path").map(recorder::to).orElseGet(recorder::all);
        ObjectNode answer = Json.object();
        var list = answer.putArray("requests");
        for (RecordedRequest request : requests) {
            list.addObject().put("at", request.at().toString()).put("request", request.toString());
        }
        return Answer.json(200, answer);
    }

    /** The refresh tokens that are alive, SSO sessions among them, without their values. */
    Answer refreshTokens(Call call) {
        ObjectNode answer = Json.object();
        var list = answer.putArray("refreshTokens");
        instance.refreshTokens().where(token -> true).forEach(token -> {
            ObjectNode json = RefreshTokenJson.of(token);
            json.remove("token");
            list.add(json);
        });
        return Answer.json(200, answer);
    }

    /** What came of the events sent. */
    static JsonNode deliveries(List<Delivery> deliveries) {
        ObjectNode answer = Json.object();
        var list = answer.putArray("deliveries");
        for (Delivery delivery : deliveries) {
            list.addObject()
                    .put("type", delivery.event().type())
                    .put("url", delivery.url().toString())
                    .put("status", delivery.status());
        }
        return answer;
    }
}
