/** The driven ports on PostgreSQL. */
@NullMarked
package dev.engagement.adapter.jdbi;

import org.jspecify.annotations.NullMarked;
