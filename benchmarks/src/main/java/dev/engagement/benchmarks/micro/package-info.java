/** What single parts of the engine cost: nanoseconds and allocated bytes. */
@NullMarked
package dev.engagement.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
