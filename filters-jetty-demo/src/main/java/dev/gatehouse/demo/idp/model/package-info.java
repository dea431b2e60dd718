/** Tenants, applications and users, as FusionAuth's own objects name their settings. */
@NullMarked
package dev.gatehouse.demo.idp.model;

import org.jspecify.annotations.NullMarked;
