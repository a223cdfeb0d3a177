/**
 * Who may come in, and what they may do: access keys, the check of Signature Version 4, and queues'
 * access policies.
 *
 * <p>Start reading at {@link dev.tailback.server.auth.SignatureCheck} and {@link
 * dev.tailback.server.auth.PolicyGuard}.
 */
@NullMarked
package dev.tailback.server.auth;

import org.jspecify.annotations.NullMarked;
