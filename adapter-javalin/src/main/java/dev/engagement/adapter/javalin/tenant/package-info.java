/** Customers over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.tenant;

import org.jspecify.annotations.NullMarked;
