/** Who may call, and what queues' access policies let them do. */
@NullMarked
package dev.tailback.server.auth;

import org.jspecify.annotations.NullMarked;
