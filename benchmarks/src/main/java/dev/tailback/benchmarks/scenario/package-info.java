/**
 * The scenarios, one class per kind; {@link dev.tailback.benchmarks.scenario.Scenarios} is the
 * list.
 */
@NullMarked
package dev.tailback.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
