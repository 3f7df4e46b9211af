package dev.engagement.adapter.javalin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on.
 *
 * @param next the cursor of the next page, or null if there is none; never left out
 */
public record PageJson(@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {}
