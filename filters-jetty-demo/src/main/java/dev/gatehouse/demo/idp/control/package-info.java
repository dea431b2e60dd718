/** The stand-in's own controls below {@code /stand-in}; no part of FusionAuth. */
@NullMarked
package dev.gatehouse.demo.idp.control;

import org.jspecify.annotations.NullMarked;
