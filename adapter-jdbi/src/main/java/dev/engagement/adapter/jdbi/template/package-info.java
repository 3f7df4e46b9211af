/** Templates and their revisions. */
@NullMarked
package dev.engagement.adapter.jdbi.template;

import org.jspecify.annotations.NullMarked;
