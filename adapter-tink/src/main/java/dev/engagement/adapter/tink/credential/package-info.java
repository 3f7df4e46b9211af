/** Seals credentials with a master key that the database does not have. */
@NullMarked
package dev.engagement.adapter.tink.credential;

import org.jspecify.annotations.NullMarked;
