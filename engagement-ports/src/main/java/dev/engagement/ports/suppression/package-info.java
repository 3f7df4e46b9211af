/**
 * Addresses and domains that are never written to, and how people get on that list by themselves.
 */
@NullMarked
package dev.engagement.ports.suppression;

import org.jspecify.annotations.NullMarked;
