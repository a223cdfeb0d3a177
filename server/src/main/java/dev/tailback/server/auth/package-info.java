/**
 * Authentication and authorization: access keys, the check of Signature Version 4, queues' access
 * policies, the admin token, and the sessions of the console.
 *
 * <p>Start reading at {@link dev.tailback.server.auth.SignatureCheck}, {@link
 * dev.tailback.server.auth.PolicyGuard} and {@link dev.tailback.server.auth.ConsoleSessions}.
 */
@NullMarked
package dev.tailback.server.auth;

import org.jspecify.annotations.NullMarked;
