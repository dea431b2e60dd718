package dev.gatehouse.demo.store;

import java.util.List;
import java.util.Map;

/** What is in somebody's cart at one moment. */
record Cart(List<Line> lines, Price total) {
    /** One item and how many of it. */
    record Line(Item item, int quantity, Price price) {}

    static Cart of(Map<Item, Integer> quantities) {
        List<Line> lines = quantities.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(), entry.getValue(), entry.getKey().price().times(entry.getValue())))
                .toList();
        return new Cart(lines, lines.stream().map(Line::price).reduce(new Price(0), Price::plus));
    }
}
