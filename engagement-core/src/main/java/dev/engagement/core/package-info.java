/** The decisions: lifecycles, planner, guardrails and the services behind the driving ports. */
@NullMarked
package dev.engagement.core;

import org.jspecify.annotations.NullMarked;
