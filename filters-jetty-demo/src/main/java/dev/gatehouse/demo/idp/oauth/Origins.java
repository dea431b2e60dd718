package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.model.Application;
import dev.gatehouse.demo.idp.model.OAuthReason;
import java.util.List;

/** Whether a script of this origin may call: any may, unless the application lists some. */
final class Origins {
    private Origins() {}

    /**
     * Checks the {@code Origin} header.
     *
     * @throws OAuthRefusal 400 if the application does not list the origin
     */
    static void check(Call call, Application application) {
        List<String> authorized = application.oauthConfiguration().authorizedOriginURLs();
        String origin = call.header("Origin").orElse("");
        if (authorized.isEmpty() || origin.isEmpty() || authorized.contains(origin)) {
            return;
        }
        throw origin.equals("null")
                ? OAuthRefusal.invalidRequest(OAuthReason.INVALID_ORIGIN_OPAQUE, "The origin is opaque.")
                : OAuthRefusal.invalidRequest(OAuthReason.INVALID_ORIGIN, "The origin is not authorized.");
    }
}
