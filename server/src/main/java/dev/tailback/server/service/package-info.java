/**
 * What every service on the port has in common: actions, the replies they give, and what may
 * intercept a call.
 *
 * <p>Start reading at {@link dev.tailback.server.service.Action}.
 */
@NullMarked
package dev.tailback.server.service;

import org.jspecify.annotations.NullMarked;
