/** Verdicts on a planned send, the reasons for them, and the kill switches. */
@NullMarked
package dev.engagement.ports.guardrail;

import org.jspecify.annotations.NullMarked;
