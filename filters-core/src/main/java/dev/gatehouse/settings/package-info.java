/**
 * Every setting: read once, checked once, all faults in one message.
 *
 * <p>{@code Catalog} lists the settings, each with its {@code Form}, which turns text into a value. {@link
 * dev.gatehouse.settings.SettingSources} hold the texts, {@code Lookup} finds one, {@code Values} keep what was read, and
 * {@code Clashes} say what does not go together. {@link dev.gatehouse.settings.CheckedSettings} does all that and makes
 * the records.
 */
@NullMarked
package dev.gatehouse.settings;

import org.jspecify.annotations.NullMarked;
