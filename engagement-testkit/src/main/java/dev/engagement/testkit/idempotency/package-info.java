/** Contract of requests that are carried out once. */
@NullMarked
package dev.engagement.testkit.idempotency;

import org.jspecify.annotations.NullMarked;
