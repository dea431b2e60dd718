package dev.gatehouse.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.WebSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    /** One row a rule; the application is at http://shop.example as it knows, and https://partner.example may write. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Sec-Fetch-Site | Origin | Referer | foreign
                "-           |-                          |-                            |false",
                "same-origin |-                          |-                            |false",
                "none        |-                          |-                            |false",
                "same-origin |https://evil.example       |-                            |false",
                "same-site   |-                          |-                            |true",
                "cross-site  |-                          |-                            |true",
                "nonsense    |-                          |-                            |true",
                "''          |-                          |-                            |true",
                "cross-site  |https://evil.example       |-                            |true",
                "cross-site  |null                       |-                            |true",
                "cross-site  |http://shop.example        |-                            |false",
                "cross-site  |https://partner.example    |-                            |false",
                "same-site   |https://partner.example    |-                            |false",
                "cross-site  |-                          |https://partner.example/x    |true",
                "cross-site  |-                          |http://shop.example/x        |true",
                "-           |http://shop.example        |-                            |false",
                "-           |https://shop.example       |-                            |false",
                "-           |HTTP://SHOP.example:80     |-                            |false",
                "-           |http://shop.example:8080   |-                            |true",
                "-           |http://evil.shop.example   |-                            |true",
                "-           |http://shop.example.evil   |-                            |true",
                "-           |http://shop.example@evil   |-                            |true",
                "-           |null                       |-                            |true",
                "-           |''                         |-                            |true",
                "-           |file://                    |-                            |true",
                "-           |https://partner.example    |-                            |false",
                "-           |http://partner.example     |-                            |true",
                "-           |https://evil.example       |http://shop.example/          |true",
                "-           |-                          |http://shop.example/x?y#z     |false",
                "-           |-                          |http://shop.example           |false",
                "-           |-                          |https://partner.example/x     |false",
                "-           |-                          |https://evil.example/?http://shop.example/|true",
                "-           |-                          |about:blank                   |true",
                "-           |-                          |''                            |true"
            })
    void tellsForeignPagesFromOwnOnes(
            @Nullable String site, @Nullable String origin, @Nullable String referer, boolean foreign) {
        assertThat(isForeign(null, site, origin, referer)).isEqualTo(foreign);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,false",
        "https://shop.example:443,false",
        "http://shop.example,true",
        "https://shop.example:8443,true"
    })
    void withAPublicUrlTheSchemeIsComparedToo(String origin, boolean foreign) {
        assertThat(isForeign(URI.create("https://shop.example"), null, origin, null))
                .isEqualTo(foreign);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://partner.example/x,true",
                "https://evil.example/x,false",
                "http://shop.example/,false",
                "-,false"
            })
    void knowsALinkFromAnAllowedOrigin(@Nullable String referer, boolean allowed) {
        RequestStub request = RequestStub.get();
        if (referer != null) {
            request.header("Referer", referer);
        }

        assertThat(origins(null).isReferredByAllowed(request.request())).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://partner.example      | https://partner.example
                    HTTPS://Partner.example:443  | https://partner.example
                    https://partner.example.evil |
                    http://partner.example       |
                    http://shop.example          |
                    null                         |
                    """)
    void anOriginIsToldBackOnlyWhereItIsInTheList(String origin, @Nullable String told) {
        RequestStub request = RequestStub.get().header("Origin", origin);

        assertThat(origins(null).allowed(request.request())).isEqualTo(Optional.ofNullable(told));
        assertThat(origins(null).allowed(RequestStub.get().request())).isEmpty();
    }

    private static boolean isForeign(
            @Nullable URI publicUrl, @Nullable String site, @Nullable String origin, @Nullable String referer) {
        RequestStub request = RequestStub.post();
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (referer != null) {
            request.header("Referer", referer);
        }
        PublicUrl own = new BrowserSide(settings(publicUrl))
                .publicUrl(request.request())
                .orElseThrow();
        return origins(publicUrl).isForeign(request.request(), own);
    }

    private static Origins origins(@Nullable URI publicUrl) {
        return new Origins(settings(publicUrl));
    }

    private static WebSettings settings(@Nullable URI publicUrl) {
        return new WebSettings(Set.of("https://partner.example"), publicUrl, List.of(), 0);
    }
}
