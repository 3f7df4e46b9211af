/**
 * What the contracts of the ports have in common. A contract is an abstract class with a nested
 * class for each method; whoever implements the port extends it. Nested classes cannot be spread
 * over files, so contracts are longer than other classes here.
 */
@NullMarked
package dev.engagement.testkit.contract;

import org.jspecify.annotations.NullMarked;
