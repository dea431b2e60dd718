@NullMarked
package dev.gatehouse.demo.page;

import org.jspecify.annotations.NullMarked;
