package dev.gatehouse.demo.idp.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Answer;
import dev.gatehouse.demo.idp.http.Refusal;
import dev.gatehouse.demo.idp.model.Json;

/** The error answer of an {@code /api} endpoint: FusionAuth's {@code Errors}, or nothing but a status. */
final class ApiRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;
    private final String code;
    private final String message;

    private ApiRefusal(int status, String field, String code, String message) {
        super(status + " " + field + " " + code);
        this.status = status;
        this.field = field;
        this.code = code;
        this.message = message;
    }

    /** An empty answer. */
    static ApiRefusal empty(int status) {
        return new ApiRefusal(status, "", "", "");
    }

    /** 400 with an error of one field; the message carries no secret. */
    static ApiRefusal field(String field, String code, String message) {
        return new ApiRefusal(400, field, code, message);
    }

    @Override
    public Answer answer() {
        if (code.isEmpty()) {
            return Answer.empty(status);
        }
        ObjectNode errors = Json.object();
        errors.putObject("fieldErrors")
                .putArray(field)
                .addObject()
                .put("code", code + field)
                .put("message", message);
        return Answer.json(status, errors);
    }
}
