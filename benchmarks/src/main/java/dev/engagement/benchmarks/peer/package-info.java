/** Those that do the same work with other tools, each in a process of its own. */
@NullMarked
package dev.engagement.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
