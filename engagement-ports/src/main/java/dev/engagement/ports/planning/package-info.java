/** Plans: what would be sent to whom, when, and why not. */
@NullMarked
package dev.engagement.ports.planning;

import org.jspecify.annotations.NullMarked;
