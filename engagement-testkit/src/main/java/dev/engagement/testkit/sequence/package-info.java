/** Contract of sequences. */
@NullMarked
package dev.engagement.testkit.sequence;

import org.jspecify.annotations.NullMarked;
