/** Sealed credentials. */
@NullMarked
package dev.engagement.adapter.jdbi.credential;

import org.jspecify.annotations.NullMarked;
