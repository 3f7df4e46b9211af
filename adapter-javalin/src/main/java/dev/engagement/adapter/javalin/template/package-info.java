/** Templates over HTTP. */
@NullMarked
package dev.engagement.adapter.javalin.template;

import org.jspecify.annotations.NullMarked;
