/** The suppression list, of tenants and of all of them. */
@NullMarked
package dev.engagement.adapter.jdbi.suppression;

import org.jspecify.annotations.NullMarked;
