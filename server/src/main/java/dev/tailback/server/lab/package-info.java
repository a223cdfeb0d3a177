/**
 * The lab in the server: plays one scenario at a time beside the server's work, and yields to it.
 */
@NullMarked
package dev.tailback.server.lab;

import org.jspecify.annotations.NullMarked;
