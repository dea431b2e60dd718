package dev.gatehouse.demo.store;

import dev.gatehouse.demo.page.Layout;
import dev.gatehouse.demo.page.Layout.Link;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;

/** Opens the store with empty carts. */
public final class StoreStart implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        new Layout(
                        "The Store",
                        "store",
                        "forums",
                        List.of(
                                new Link("/", "Catalogue"),
                                new Link("/shopping-cart", "Shopping cart"),
                                new Link("/account", "Account")))
                .installIn(event.getServletContext());
        new ShoppingCarts().installIn(event.getServletContext());
    }
}
