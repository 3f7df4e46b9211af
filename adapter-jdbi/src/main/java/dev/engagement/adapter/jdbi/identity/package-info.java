/** Sender identities. */
@NullMarked
package dev.engagement.adapter.jdbi.identity;

import org.jspecify.annotations.NullMarked;
