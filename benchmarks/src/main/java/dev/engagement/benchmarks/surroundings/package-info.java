/** What a run is made on: database, provider, engine. */
@NullMarked
package dev.engagement.benchmarks.surroundings;

import org.jspecify.annotations.NullMarked;
