/** Credentials over HTTP: set and removed, never shown. */
@NullMarked
package dev.engagement.adapter.javalin.credential;

import org.jspecify.annotations.NullMarked;
