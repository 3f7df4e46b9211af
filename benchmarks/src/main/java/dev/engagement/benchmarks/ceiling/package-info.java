/** What this machine can do at the most: the same work without any guarantee, and parts of it. */
@NullMarked
package dev.engagement.benchmarks.ceiling;

import org.jspecify.annotations.NullMarked;
