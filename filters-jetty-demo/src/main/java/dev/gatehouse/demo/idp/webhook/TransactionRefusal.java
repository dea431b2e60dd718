package dev.gatehouse.demo.idp.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Refusal;
import dev.gatehouse.demo.idp.model.Json;

/** 504: too few webhooks took an event, so that what it tells did not happen. */
final class TransactionRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    TransactionRefusal(String type) {
        super("too few webhooks took " + type);
    }

    @Override
    public Answer answer() {
        ObjectNode errors = Json.object();
        errors.putArray("generalErrors")
                .addObject()
                .put("code", "[WebhookTransactionException]")
                .put("message", "One or more webhooks returned an invalid response or were unreachable.");
        return Answer.json(504, errors);
    }
}
