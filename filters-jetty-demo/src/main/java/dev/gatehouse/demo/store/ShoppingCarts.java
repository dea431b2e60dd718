package dev.gatehouse.demo.store;

import jakarta.servlet.ServletContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The carts of all users, in memory. It keeps at most 1,000 carts, those used last; a cart holds at most 99 of an item.
 */
final class ShoppingCarts {
    private static final int MOST_CARTS = 1_000;
    private static final int MOST_OF_AN_ITEM = 99;

    private final Map<String, Map<Item, Integer>> carts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<Item, Integer>> eldest) {
            return size() > MOST_CARTS;
        }
    };

    void installIn(ServletContext application) {
        application.setAttribute(ShoppingCarts.class.getName(), this);
    }

    static ShoppingCarts of(ServletContext application) {
        return (ShoppingCarts)
                Objects.requireNonNull(application.getAttribute(ShoppingCarts.class.getName()), "no carts installed");
    }

    synchronized Cart cartOf(String user) {
        return Cart.of(carts.getOrDefault(user, Map.of()));
    }

    /** Puts one more of an item into a cart, unless it holds the most it may. */
    synchronized void add(String user, Item item) {
        carts.computeIfAbsent(user, name -> new LinkedHashMap<>())
                .merge(item, 1, (held, one) -> Math.min(held + one, MOST_OF_AN_ITEM));
    }

    /** Takes one of an item out of a cart, if there is one. */
    synchronized void remove(String user, Item item) {
        Map<Item, Integer> cart = carts.get(user);
        if (cart != null) {
            cart.computeIfPresent(item, (key, held) -> held > 1 ? held - 1 : null);
        }
    }
}
