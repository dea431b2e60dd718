package dev.gatehouse.demo.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An amount of money, in cents. */
record Price(int cents) {
    Price times(int quantity) {
        return new Price(Math.multiplyExact(cents, quantity));
    }

    Price plus(Price other) {
        return new Price(Math.addExact(cents, other.cents));
    }

    /** As it is shown: {@code € 12.50}. */
    @Override
    @JsonValue
    public String toString() {
        return String.format(Locale.ROOT, "€ %d.%02d", cents / 100, cents % 100);
    }
}
