/** The audit log over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.audit;

import org.jspecify.annotations.NullMarked;
