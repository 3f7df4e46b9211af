/** Sequences and the revisions of their plans. */
@NullMarked
package dev.engagement.adapter.jdbi.sequence;

import org.jspecify.annotations.NullMarked;
