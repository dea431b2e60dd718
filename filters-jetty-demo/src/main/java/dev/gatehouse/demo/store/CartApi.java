package dev.gatehouse.demo.store;

import dev.gatehouse.demo.page.JsonAnswer;
import dev.gatehouse.demo.page.MembersOnlyServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The user's cart for scripts: GET answers with it, POST changes it first. */
public final class CartApi extends MembersOnlyServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.send(response, ShoppingCarts.of(getServletContext()).cartOf(user(request)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CartChange> change = CartChange.from(request);
        if (change.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        change.get().applyTo(ShoppingCarts.of(getServletContext()), user(request));
        doGet(request, response);
    }
}
