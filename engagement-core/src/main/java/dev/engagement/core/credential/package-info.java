/** Keeps what providers let a tenant in with, and hands it to those who send. */
@NullMarked
package dev.engagement.core.credential;

import org.jspecify.annotations.NullMarked;
