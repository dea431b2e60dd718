/** Drives a headless Chromium by the DevTools protocol: as much of it as the tests need. */
@NullMarked
package dev.gatehouse.it.chromium;

import org.jspecify.annotations.NullMarked;
