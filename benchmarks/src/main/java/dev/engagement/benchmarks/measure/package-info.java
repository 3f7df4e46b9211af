/** Measures contestants in turn, and reports. */
@NullMarked
package dev.engagement.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
