/** The time machine: what a sequence would do with people who are not enrolled. */
@NullMarked
package dev.engagement.ports.simulation;

import org.jspecify.annotations.NullMarked;
