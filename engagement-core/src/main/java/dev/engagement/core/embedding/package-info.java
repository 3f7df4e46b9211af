/** The engine as an embedding program gets it: all its services over the stores it brings. */
@NullMarked
package dev.engagement.core.embedding;

import org.jspecify.annotations.NullMarked;
