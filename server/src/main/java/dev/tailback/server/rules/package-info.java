/**
 * Throttles and fault rules as JSON, for the admin API, files and JUnit alike, and what lets them
 * meet calls.
 *
 * <p>Depends on {@code pressure}, the actions, the protocols and the engine. Start reading at
 * {@link dev.tailback.server.rules.RuleInterceptor}.
 */
@NullMarked
package dev.tailback.server.rules;

import org.jspecify.annotations.NullMarked;
