/**
 * The lab in the server: plays one scenario at a time beside the server's work, and gives way to
 * it.
 */
@NullMarked
package dev.tailback.server.lab;

import org.jspecify.annotations.NullMarked;
