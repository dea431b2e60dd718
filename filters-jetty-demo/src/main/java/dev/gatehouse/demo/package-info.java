/** The command line of the demo and of the stand-in for FusionAuth. */
@NullMarked
package dev.gatehouse.demo;

import org.jspecify.annotations.NullMarked;
