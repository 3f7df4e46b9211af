/** Contacts and their addresses. */
@NullMarked
package dev.engagement.adapter.jdbi.contact;

import org.jspecify.annotations.NullMarked;
