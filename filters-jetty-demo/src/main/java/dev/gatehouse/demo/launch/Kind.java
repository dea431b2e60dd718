package dev.gatehouse.demo.launch;

/** The two ways in which each application is served. */
enum Kind {
    WEB("web", "web application"),
    SPA("spa", "single-page application");

    private final String path;
    private final String title;

    Kind(String path, String title) {
        this.path = path;
        this.title = title;
    }

    /** The context path, without its slash. */
    String path() {
        return path;
    }

    /** What it is called. */
    String title() {
        return title;
    }
}
