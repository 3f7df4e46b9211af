/** Contracts and doubles of what keeps credentials. */
@NullMarked
package dev.engagement.testkit.credential;

import org.jspecify.annotations.NullMarked;
