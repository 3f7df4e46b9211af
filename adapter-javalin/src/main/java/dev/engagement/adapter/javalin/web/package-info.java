/**
 * What every route shares: the route table, who may call it, bodies, cursors, tags and problems.
 */
@NullMarked
package dev.engagement.adapter.javalin.web;

import org.jspecify.annotations.NullMarked;
