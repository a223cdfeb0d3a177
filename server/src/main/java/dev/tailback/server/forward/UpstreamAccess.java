package dev.tailback.server.forward;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients may do to the upstream's queues. */
public enum UpstreamAccess {
  /** Clients may look, and nothing else. */
  READ_ONLY,
  /** Clients may send, receive and delete messages as well. */
  MESSAGES,
  /** Clients may do everything, such as creating, purging and deleting queues. */
  ADMIN;

  private static final Set<String> ON_MESSAGES =
      Set.of(
          "SendMessage",
          "SendMessageBatch",
          "ReceiveMessage",
          "DeleteMessage",
          "DeleteMessageBatch",
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch");

  /** Returns why a call is not forwarded, {@code null} if it is. */
  @Nullable String refusal(String action) {
    UpstreamAccess needed = needed(action);
    if (compareTo(needed) >= 0) {
      return null;
    }
    String reason =
        this == READ_ONLY ? "was started with --upstream-read-only" : "protects real queues";
    String remedy = needed == ADMIN ? " --upstream-allow admin allows it." : "";
    return action + " is not forwarded: this server " + reason + "." + remedy;
  }

  private static UpstreamAccess needed(String action) {
    if (action.startsWith("Get") || action.startsWith("List")) {
      return READ_ONLY;
    }
    return ON_MESSAGES.contains(action) ? MESSAGES : ADMIN;
  }

  /** Returns its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
