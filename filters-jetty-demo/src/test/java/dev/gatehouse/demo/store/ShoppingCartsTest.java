package dev.gatehouse.demo.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShoppingCartsTest {
    private static final Item LANTERN = Catalogue.find("lantern").orElseThrow();
    private static final Item MUG = Catalogue.find("mug").orElseThrow();

    private final ShoppingCarts carts = new ShoppingCarts();

    @Test
    void aCartHoldsWhatWasPutInAndAddsUpThePrices() {
        carts.add("alice", LANTERN);
        carts.add("alice", MUG);
        carts.add("alice", MUG);

        assertThat(carts.cartOf("alice").lines())
                .containsExactly(new Cart.Line(LANTERN, 1, new Price(3400)), new Cart.Line(MUG, 2, new Price(1400)));
        assertThat(carts.cartOf("alice").total()).hasToString("€ 48.00");
    }

    @Test
    void eachUserHasACartOfTheirOwn() {
        carts.add("alice", LANTERN);

        assertThat(carts.cartOf("bob").lines()).isEmpty();
    }

    @Test
    void theLastOneTakenOutTakesTheLineAway() {
        carts.add("alice", MUG);
        carts.add("alice", MUG);
        carts.remove("alice", MUG);
        assertThat(carts.cartOf("alice").lines())
                .extracting(Cart.Line::quantity)
                .containsExactly(1);

        carts.remove("alice", MUG);
        carts.remove("alice", MUG);
        carts.remove("bob", MUG);

        assertThat(carts.cartOf("alice").lines()).isEmpty();
    }

    @Test
    void aCartHoldsAtMost99OfAnItem() {
        for (int i = 0; i < 100; i++) {
            carts.add("alice", MUG);
        }

        assertThat(carts.cartOf("alice").lines())
                .extracting(Cart.Line::quantity)
                .containsExactly(99);
    }

    @Test
    void theCartThatWasUnusedLongestMakesWayForTheThousandAndFirst() {
        carts.add("alice", LANTERN);
        carts.add("bob", LANTERN);
        for (int i = 0; i < 998; i++) {
            carts.add("user " + i, MUG);
        }
        carts.cartOf("alice");

        carts.add("one more", MUG);

        assertThat(carts.cartOf("alice").lines()).hasSize(1);
        assertThat(carts.cartOf("bob").lines()).isEmpty();
    }

    @Test
    void aPriceShowsItsCents() {
        assertThat(new Price(5)).hasToString("€ 0.05");
        assertThat(new Price(1970)).hasToString("€ 19.70");
    }
}
