/** MIME mail into a folder of files, or to an SMTP server. */
@NullMarked
package dev.engagement.adapter.mime;

import org.jspecify.annotations.NullMarked;
