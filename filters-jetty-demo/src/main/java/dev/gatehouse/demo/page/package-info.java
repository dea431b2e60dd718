/**
 * What both applications share: escaped markup, the frame of a page, JSON answers, and the account page. Plain servlets:
 * nothing here knows of the suite.
 */
@NullMarked
package dev.gatehouse.demo.page;

import org.jspecify.annotations.NullMarked;
