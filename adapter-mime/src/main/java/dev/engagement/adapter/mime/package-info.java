/** MIME mail into a folder of files. */
@NullMarked
package dev.engagement.adapter.mime;

import org.jspecify.annotations.NullMarked;
