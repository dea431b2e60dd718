package dev.gatehouse.demo.idp.oauth;

/** An error of an authorization request that the client may be told about, since its redirect URI is good. */
final class RedirectedRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AuthorizationRequest.Return target;
    private final transient OAuthRefusal refusal;

    RedirectedRefusal(AuthorizationRequest.Return target, OAuthRefusal refusal) {
        super(refusal.getMessage(), null, false, false);
        this.target = target;
        this.refusal = refusal;
    }

    AuthorizationRequest.Return target() {
        return target;
    }

    OAuthRefusal refusal() {
        return refusal;
    }
}
