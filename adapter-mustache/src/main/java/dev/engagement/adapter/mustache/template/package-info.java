/** Renders templates with Mustache, within bounds. */
@NullMarked
package dev.engagement.adapter.mustache.template;

import org.jspecify.annotations.NullMarked;
