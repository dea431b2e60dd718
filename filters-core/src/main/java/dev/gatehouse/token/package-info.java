/** From the text of a token to what it is worth. */
@NullMarked
package dev.gatehouse.token;

import org.jspecify.annotations.NullMarked;
