package dev.gatehouse.demo.forums;

import dev.gatehouse.demo.page.Layout;
import dev.gatehouse.demo.page.Layout.Link;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.InstantSource;
import java.util.List;

/** Opens the forums with two posts to read. */
public final class ForumsStart implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        new Layout(
                        "The Forums",
                        "forums",
                        "store",
                        List.of(new Link("/", "About"), new Link("/posts", "Posts"), new Link("/account", "Account")))
                .installIn(event.getServletContext());
        Posts posts = new Posts(InstantSource.system());
        posts.write("the gatekeeper", "Welcome. Wipe your boots, say what you think, and be kind.");
        posts.write(
                "the night watch",
                "Does anybody else find that the lantern from the store burns a whole night?\nMine did, twice.");
        posts.installIn(event.getServletContext());
    }
}
