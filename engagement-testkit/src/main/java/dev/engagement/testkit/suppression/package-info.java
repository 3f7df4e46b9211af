/** Doubles and contracts of the suppression list. */
@NullMarked
package dev.engagement.testkit.suppression;

import org.jspecify.annotations.NullMarked;
