/** Carries requests out once, however often they are sent. */
@NullMarked
package dev.engagement.core.idempotency;

import org.jspecify.annotations.NullMarked;
