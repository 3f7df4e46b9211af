/** The last stretch of a mail alone: from a batch in memory to the provider. */
@NullMarked
package dev.engagement.benchmarks.adapter;

import org.jspecify.annotations.NullMarked;
