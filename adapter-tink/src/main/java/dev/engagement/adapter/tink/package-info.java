/** Encryption of credentials. */
@NullMarked
package dev.engagement.adapter.tink;

import org.jspecify.annotations.NullMarked;
