package dev.gatehouse.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.demo.idp.Fixtures;
import dev.gatehouse.demo.idp.StandIn;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CookiesLoginTest {
    private final StandIn idp =
            StandIn.builder().accessTokenLife(Duration.ofMinutes(10)).start();
    private final Site site = Site.at(idp).start();
    private final Browser browser = new Browser();

    @AfterEach
    void stop() {
        site.close();
        idp.close();
    }

    @Test
    void aPageSendsTheUserToTheProviderAndBack() {
        Response page = browser.logIn(site.url("/cart?item=7"), Fixtures.ALICE_EMAIL, Fixtures.ALICE_PASSWORD);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("user=alice", "request=GET /cart");
    }
}
