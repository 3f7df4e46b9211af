/** How long a mail takes from the request that enrolls its recipient to the provider. */
@NullMarked
package dev.engagement.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
