/** Doubles and contracts of who may do what. */
@NullMarked
package dev.engagement.testkit.access;

import org.jspecify.annotations.NullMarked;
