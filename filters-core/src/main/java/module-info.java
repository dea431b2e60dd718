/** Servlet filters that put FusionAuth login, or any OpenID provider's, in front of any servlet application. */
module dev.gatehouse.filters.core {
    requires transitive jakarta.servlet;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires com.nimbusds.jose.jwt;
    requires java.net.http;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.gatehouse;
    exports dev.gatehouse.settings;
    exports dev.gatehouse.store;
}
