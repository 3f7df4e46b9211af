/** Contract of the kill switches. */
@NullMarked
package dev.engagement.testkit.guardrail;

import org.jspecify.annotations.NullMarked;
