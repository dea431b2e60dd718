@NullMarked
package dev.gatehouse.demo;

import org.jspecify.annotations.NullMarked;
