/** Writes mail as MIME, and hands it over. */
@NullMarked
package dev.engagement.adapter.mime.mail;

import org.jspecify.annotations.NullMarked;
