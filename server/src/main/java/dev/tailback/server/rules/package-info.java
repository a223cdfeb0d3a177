/**
 * Applies throttles and fault rules to the calls of the server, and writes them as JSON.
 *
 * <p>Depends on {@code pressure}, {@code config}, the actions, the protocols and the engine. Start
 * reading at {@link dev.tailback.server.rules.RuleInterceptor}.
 */
@NullMarked
package dev.tailback.server.rules;

import org.jspecify.annotations.NullMarked;
