/** Lists taken in, and planned, beside what the machine can do at the most. */
@NullMarked
package dev.engagement.benchmarks.enroll;

import org.jspecify.annotations.NullMarked;
