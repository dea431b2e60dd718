package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Refusal;
import dev.gatehouse.demo.idp.model.Json;

/** The error answer of an {@code /api} endpoint: FusionAuth's {@code Errors}, or nothing but a status. */
final class ApiRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private ApiRefusal(Answer answer, String message) {
        super(answer.status() + " " + message);
        this.answer = answer;
    }

    /** A status without a body. */
    static ApiRefusal empty(int status) {
        return new ApiRefusal(Answer.empty(status), "");
    }

    /** 400 with an error of one field; the message carries no secret. */
    static ApiRefusal field(String field, String code, String message) {
        ObjectNode errors = Json.object();
        errors.putObject("fieldErrors")
                .putArray(field)
                .addObject()
                .put("code", code + field)
                .put("message", message);
        return new ApiRefusal(Answer.json(400, errors), code + field);
    }

    /** 400 with an error of the whole request; the message carries no secret. */
    static ApiRefusal general(String code, String message) {
        ObjectNode errors = Json.object();
        errors.putArray("generalErrors").addObject().put("code", code).put("message", message);
        return new ApiRefusal(Answer.json(400, errors), code);
    }

    @Override
    public Answer answer() {
        return answer;
    }
}
