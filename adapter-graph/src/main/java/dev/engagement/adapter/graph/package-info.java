/** Mail out through Microsoft Graph. */
@NullMarked
package dev.engagement.adapter.graph;

import org.jspecify.annotations.NullMarked;
