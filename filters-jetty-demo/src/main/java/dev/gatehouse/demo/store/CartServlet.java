package dev.gatehouse.demo.store;

import dev.gatehouse.demo.page.Html;
import dev.gatehouse.demo.page.Layout;
import dev.gatehouse.demo.page.MembersOnlyServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The user's cart: GET shows it, POST changes it and leads back to it. */
public final class CartServlet extends MembersOnlyServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cart cart = ShoppingCarts.of(getServletContext()).cartOf(user(request));
        String context = request.getContextPath();
        Html main = cart.lines().isEmpty() ? empty(context) : table(context, cart);
        Layout.of(getServletContext())
                .send(request, response, "Shopping cart", Html.of("<h1>Your shopping cart</h1>\n{}", main));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CartChange> change = CartChange.from(request);
        if (change.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        change.get().applyTo(ShoppingCarts.of(getServletContext()), user(request));
        response.setHeader("Location", request.getContextPath() + "/shopping-cart");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private static Html empty(String context) {
        return Html.of("<p class=\"lead\">It is empty. <a href=\"{}/\">Look around in the catalogue</a>.</p>", context);
    }

    private static Html table(String context, Cart cart) {
        return Html.of("""
                <table class="cart">
                <thead><tr><th scope="col">Item</th><th scope="col">Number</th><th scope="col">Price</th></tr></thead>
                <tbody>
                {}
                </tbody>
                <tfoot><tr><th scope="row" colspan="2">Total</th><td class="price">{}</td></tr></tfoot>
                </table>
                """, Html.all(cart.lines().stream().map(line -> row(context, line))), cart.total());
    }

    private static Html row(String context, Cart.Line line) {
        Item item = line.item();
        return Html.of("""
                <tr>
                <th scope="row">{}</th>
                <td><form class="stepper" method="post" action="{}/shopping-cart">
                <input type="hidden" name="item" value="{}">
                <button class="quiet" name="action" value="remove" aria-label="One less: {}">−</button>
                <span>{}</span>
                <button class="quiet" name="action" value="add" aria-label="One more: {}">+</button>
                </form></td>
                <td class="price">{}</td>
                </tr>""", item.name(), context, item.id(), item.name(), line.quantity(), item.name(), line.price());
    }
}
