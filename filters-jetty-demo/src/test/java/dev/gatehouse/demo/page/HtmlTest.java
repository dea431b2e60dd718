package dev.gatehouse.demo.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void everyValueIsEscapedForContentAndQuotedAttributes() {
        assertThat(Html.of("<p title=\"{}\">{}</p>", "\"'>", "<b>&</b>"))
                .hasToString("<p title=\"&quot;&#39;&gt;\">&lt;b&gt;&amp;&lt;/b&gt;</p>");
    }

    @Test
    void markupIsPutInAsItIs() {
        Html inner = Html.of("<b>{}</b>", "<");

        assertThat(Html.of("<p>{}</p>", inner)).hasToString("<p><b>&lt;</b></p>");
        assertThat(Html.all(Stream.of(inner, inner))).hasToString("<b>&lt;</b>\n<b>&lt;</b>");
    }

    @Test
    void aPlaceInsideAValueIsText() {
        assertThat(Html.of("{}-{}", "{}", 1)).hasToString("{}-1");
    }

    @Test
    void placesAndValuesMustMatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Html.of("<p>{}</p>", 1, 2))
                .withMessage("too few places for 2 values: <p>{}</p>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Html.of("<p>{}{}</p>", 1))
                .withMessage("too many places for 1 values: <p>{}{}</p>");
    }
}
