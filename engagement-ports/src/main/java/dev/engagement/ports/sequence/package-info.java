/** Sequences: the ordered steps that recipients go through, and the settings beside them. */
@NullMarked
package dev.engagement.ports.sequence;

import org.jspecify.annotations.NullMarked;
