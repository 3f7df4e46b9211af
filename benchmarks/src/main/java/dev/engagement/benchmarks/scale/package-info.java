/** Large queues of many customers, and what a mail costs in them. */
@NullMarked
package dev.engagement.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
