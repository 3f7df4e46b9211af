/** The vocabulary and the contracts between the core and the world around it. */
@NullMarked
package dev.engagement.ports;

import org.jspecify.annotations.NullMarked;
