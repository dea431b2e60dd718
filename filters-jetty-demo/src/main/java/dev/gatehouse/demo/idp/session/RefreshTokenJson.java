package dev.gatehouse.demo.idp.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.model.Json;
import org.jspecify.annotations.Nullable;

/** A refresh token as FusionAuth's API shows one. Instants are milliseconds since 1970. */
public final class RefreshTokenJson {
    private RefreshTokenJson() {}

    /** The token; its value is in it. */
    public static ObjectNode of(RefreshToken token) {
        ObjectNode json = Json.object();
        if (token.applicationId() != null) {
            json.put("applicationId", token.applicationId().toString());
        } else {
            json.put("tenantId", token.tenantId().toString());
        }
        json.putObject("data");
        json.put("id", token.id().toString());
        json.put("insertInstant", token.insertInstant().toEpochMilli());
        ObjectNode metaData = json.putObject("metaData");
        metaData.putObject("data");
        addDevice(metaData.putObject("device"), token);
        var scopes = metaData.putArray("scopes");
        token.origin().scopes().forEach(scopes::add);
        if (!token.origin().resources().isEmpty()) {
            var resources = metaData.putArray("resources");
            token.origin().resources().forEach(resources::add);
        }
        json.put("startInstant", token.startInstant().toEpochMilli());
        json.put("token", token.token());
        json.put("userId", token.userId().toString());
        return json;
    }

    private static void addDevice(ObjectNode device, RefreshToken token) {
        put(device, "description", token.origin().device().description());
        put(device, "lastAccessedAddress", token.origin().device().lastAccessedAddress());
        device.put("lastAccessedInstant", token.startInstant().toEpochMilli());
        put(device, "name", token.origin().device().name());
        put(device, "type", token.origin().device().type());
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
