package dev.gatehouse.demo.forums;

import dev.gatehouse.demo.page.JsonAnswer;
import dev.gatehouse.demo.page.MembersOnlyServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The board for scripts: GET answers with the posts, POST writes or removes one first. */
public final class PostsApi extends MembersOnlyServlet {
    private static final long serialVersionUID = 1L;

    /** A post as a script sees it. */
    private record Entry(long id, String author, String written, String text, boolean removable) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reader reader = Reader.of(request);
        List<Entry> entries = Posts.of(getServletContext()).newestFirst().stream()
                .map(post -> new Entry(
                        post.id(), post.author(), post.written().toString(), post.text(), reader.mayRemove(post)))
                .toList();
        JsonAnswer.send(response, entries);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            PostChange.apply(request, Posts.of(getServletContext()));
        } catch (IllegalArgumentException refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            JsonAnswer.send(response, Map.of("message", Objects.requireNonNullElse(refused.getMessage(), "")));
            return;
        }
        doGet(request, response);
    }
}
