/** Sender identities over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.identity;

import org.jspecify.annotations.NullMarked;
