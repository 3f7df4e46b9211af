/** Adds and changes sender identities. */
@NullMarked
package dev.engagement.core.identity;

import org.jspecify.annotations.NullMarked;
