/**
 * Certificates: what the server shows to clients, and which servers the command line trusts. The
 * classes here are loaded only if TLS is on.
 */
@NullMarked
package dev.tailback.server.tls;

import org.jspecify.annotations.NullMarked;
