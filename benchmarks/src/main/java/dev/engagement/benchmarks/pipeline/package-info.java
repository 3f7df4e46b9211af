/** The whole way of a mail. */
@NullMarked
package dev.engagement.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
