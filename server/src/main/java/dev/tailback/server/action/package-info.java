/**
 * The actions of the SQS API: each in one file with its request, its rules and its result, for all
 * protocols.
 *
 * <p>Depends on {@code server.protocol} for what a request and a result are, and on the engine.
 * Start reading at {@link dev.tailback.server.action.Action} and {@link
 * dev.tailback.server.action.Actions}, the register.
 */
@NullMarked
package dev.tailback.server.action;

import org.jspecify.annotations.NullMarked;
