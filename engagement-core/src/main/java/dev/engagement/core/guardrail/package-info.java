/** Guardrails: pure rules that each judge one planned send, and the kill switches. */
@NullMarked
package dev.engagement.core.guardrail;

import org.jspecify.annotations.NullMarked;
