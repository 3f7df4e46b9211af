/** Drafts mail in a mailbox, sends it from there, and reads what became of it. */
@NullMarked
package dev.engagement.adapter.graph.mail;

import org.jspecify.annotations.NullMarked;
