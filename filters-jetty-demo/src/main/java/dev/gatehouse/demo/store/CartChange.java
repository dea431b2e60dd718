package dev.gatehouse.demo.store;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What a form wants done to a cart: {@code add} or {@code remove} one item. */
record CartChange(boolean add, Item item) {
    /** Reads the parameters {@code action} and {@code item}; empty where they make no sense. */
    static Optional<CartChange> from(HttpServletRequest request) {
        String action = request.getParameter("action");
        String item = request.getParameter("item");
        if (item == null || !("add".equals(action) || "remove".equals(action))) {
            return Optional.empty();
        }
        return Catalogue.find(item).map(found -> new CartChange("add".equals(action), found));
    }

    void applyTo(ShoppingCarts carts, String user) {
        if (add) {
            carts.add(user, item);
        } else {
            carts.remove(user, item);
        }
    }
}
