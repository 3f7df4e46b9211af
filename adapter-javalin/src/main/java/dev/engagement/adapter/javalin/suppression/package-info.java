/** The suppression list over HTTP, and the links by which people get on it. */
@NullMarked
package dev.engagement.adapter.javalin.suppression;

import org.jspecify.annotations.NullMarked;
