package dev.gatehouse.demo.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.demo.idp.http.Call;

/** One grant of the token endpoint. */
interface TokenGrant {
    /**
     * Redeems what the client brings.
     *
     * @throws OAuthRefusal if it is not good
     */
    ObjectNode redeem(Client client, Call call);
}
