/** Contracts of kill switches, canaries and rate limits. */
@NullMarked
package dev.engagement.testkit.guardrail;

import org.jspecify.annotations.NullMarked;
