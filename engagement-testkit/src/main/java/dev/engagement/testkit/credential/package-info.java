/** Contracts of credentials: of their store, and of the cipher that seals them. */
@NullMarked
package dev.engagement.testkit.credential;

import org.jspecify.annotations.NullMarked;
