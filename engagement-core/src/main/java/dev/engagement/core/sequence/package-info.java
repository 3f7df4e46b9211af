/** Sequences: what may become of them, and what people do with them. */
@NullMarked
package dev.engagement.core.sequence;

import org.jspecify.annotations.NullMarked;
