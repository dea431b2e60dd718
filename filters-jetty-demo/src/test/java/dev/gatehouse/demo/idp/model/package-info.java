/** Tests. */
@NullMarked
package dev.gatehouse.demo.idp.model;

import org.jspecify.annotations.NullMarked;
