package dev.gatehouse.demo.store;

import dev.gatehouse.demo.page.Html;
import dev.gatehouse.demo.page.Layout;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The store's home page: what it sells, for anybody to see. */
public final class CatalogueServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String context = request.getContextPath();
        Html main = Html.of("""
                <h1>Everything for the gatehouse</h1>
                <p class="lead">Anybody may look around. For a shopping cart you log in.</p>
                <ul class="shelf">
                {}
                </ul>
                """, Html.all(Catalogue.ITEMS.stream().map(item -> card(context, item))));
        Layout.of(getServletContext()).send(request, response, "Catalogue", main);
    }

    private static Html card(String context, Item item) {
        return Html.of(
                """
                <li class="card">
                <img src="{}/assets/items/{}.svg" alt="" width="96" height="96">
                <h2>{}</h2>
                <p>{}</p>
                <form method="post" action="{}/shopping-cart">
                <span class="price">{}</span>
                <input type="hidden" name="item" value="{}">
                <button name="action" value="add" aria-label="Add to cart: {}">Add to cart</button>
                </form>
                </li>""",
                context,
                item.id(),
                item.name(),
                item.description(),
                context,
                item.price(),
                item.id(),
                item.name());
    }
}
