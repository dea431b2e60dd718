package dev.gatehouse.demo.forums;

import dev.gatehouse.demo.page.Html;
import dev.gatehouse.demo.page.Layout;
import dev.gatehouse.demo.page.MembersOnlyServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** The board: GET shows it, POST writes or removes and leads back to it. */
public final class PostsServlet extends MembersOnlyServlet {
    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, "", Html.NOTHING);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            PostChange.apply(request, Posts.of(getServletContext()));
        } catch (IllegalArgumentException refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            Html why = Html.of(
                    "<p class=\"refused\" role=\"alert\">{}</p>", Objects.requireNonNullElse(refused.getMessage(), ""));
            send(request, response, Objects.requireNonNullElse(request.getParameter("text"), ""), why);
            return;
        }
        response.setHeader("Location", request.getContextPath() + "/posts");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String draft, Html why)
            throws IOException {
        Reader reader = Reader.of(request);
        String form = request.getContextPath() + "/posts";
        Html main = Html.of(
                """
                <h1>Posts</h1>
                {}
                <form class="write" method="post" action="{}">
                <label for="text">Write a post</label>
                <textarea id="text" name="text" rows="3" maxlength="{}" required>{}</textarea>
                <button name="action" value="write">Post</button>
                </form>
                <h2 class="hidden">What was written, newest first</h2>
                <ol class="posts">
                {}
                </ol>
                """,
                why,
                form,
                Posts.LONGEST_TEXT,
                draft,
                Html.all(Posts.of(getServletContext()).newestFirst().stream().map(post -> entry(form, reader, post))));
        Layout.of(getServletContext()).send(request, response, "Posts", main);
    }

    private static Html entry(String form, Reader reader, Post post) {
        return Html.of(
                """
                <li class="card">
                <p class="byline"><strong>{}</strong> <time datetime="{}">{}</time></p>
                <p class="text">{}</p>
                {}
                </li>""",
                post.author(),
                post.written(),
                WHEN.format(post.written()),
                post.text(),
                reader.mayRemove(post) ? removal(form, post) : Html.NOTHING);
    }

    private static Html removal(String form, Post post) {
        return Html.of("""
                <form method="post" action="{}">
                <input type="hidden" name="post" value="{}">
                <button class="quiet" name="action" value="remove" aria-label="Remove the post by {}">Remove</button>
                </form>""", form, post.id(), post.author());
    }
}
