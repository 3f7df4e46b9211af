/** Reusable mail: subjects and bodies with merge fields, and how they are rendered. */
@NullMarked
package dev.engagement.ports.template;

import org.jspecify.annotations.NullMarked;
