@NullMarked
package dev.gatehouse.demo.forums;

import org.jspecify.annotations.NullMarked;
