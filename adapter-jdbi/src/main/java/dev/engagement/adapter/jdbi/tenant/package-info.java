/** The register of customers. */
@NullMarked
package dev.engagement.adapter.jdbi.tenant;

import org.jspecify.annotations.NullMarked;
