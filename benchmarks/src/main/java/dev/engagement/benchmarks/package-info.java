/** Benchmarks of the engine beside its peers. */
@NullMarked
package dev.engagement.benchmarks;

import org.jspecify.annotations.NullMarked;
