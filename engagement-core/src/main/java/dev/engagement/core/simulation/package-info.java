/** The time machine: runs a sequence forward by the planner and the lifecycles that send. */
@NullMarked
package dev.engagement.core.simulation;

import org.jspecify.annotations.NullMarked;
