/**
 * What all services share: actions, replies, and interceptors of calls.
 *
 * <p>Start reading at {@link dev.tailback.server.service.Action}.
 */
@NullMarked
package dev.tailback.server.service;

import org.jspecify.annotations.NullMarked;
