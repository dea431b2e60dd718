/** The endpoints below {@code /api}. */
@NullMarked
package dev.gatehouse.demo.idp.api;

import org.jspecify.annotations.NullMarked;
