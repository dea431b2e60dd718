/** From a servlet request to facts, and from a decision to effects. */
@NullMarked
package dev.gatehouse.servlet;

import org.jspecify.annotations.NullMarked;
