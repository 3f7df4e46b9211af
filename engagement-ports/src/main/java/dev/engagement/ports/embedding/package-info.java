/** What an embedding program hands to the engine: its stores, and the world around it. */
@NullMarked
package dev.engagement.ports.embedding;

import org.jspecify.annotations.NullMarked;
