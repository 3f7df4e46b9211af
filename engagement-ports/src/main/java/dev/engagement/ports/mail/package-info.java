/** Mail as it leaves here, what providers say to it, and what is kept of it. */
@NullMarked
package dev.engagement.ports.mail;

import org.jspecify.annotations.NullMarked;
