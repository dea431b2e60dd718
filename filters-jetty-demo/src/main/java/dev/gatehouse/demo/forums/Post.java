package dev.gatehouse.demo.forums;

import java.time.Instant;

/** What somebody wrote. */
record Post(long id, String author, Instant written, String text) {}
