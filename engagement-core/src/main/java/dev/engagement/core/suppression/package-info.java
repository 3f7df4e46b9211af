/** Keeps the suppression list, and lets recipients unsubscribe. */
@NullMarked
package dev.engagement.core.suppression;

import org.jspecify.annotations.NullMarked;
