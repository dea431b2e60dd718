package dev.gatehouse.demo.store;

import java.util.List;
import java.util.Optional;

/** What the store sells. */
final class Catalogue {
    static final List<Item> ITEMS = List.of(
            new Item("lantern", "Lantern", "Tin and glass, for the last round of the evening.", new Price(3400)),
            new Item("key", "Gate key", "Cast iron. Opens one gate and no other.", new Price(1250)),
            new Item("bell", "Visitor’s bell", "Brass. Heard across the yard.", new Price(2800)),
            new Item("book", "Gate book", "Who came, and when. 200 ruled pages.", new Price(950)),
            new Item("mug", "Night-watch mug", "Enamel. Keeps warm until the change of guard.", new Price(700)),
            new Item("rope", "Drawbridge rope", "Hemp, ten metres.", new Price(1975)));

    private Catalogue() {}

    static Optional<Item> find(String id) {
        return ITEMS.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
