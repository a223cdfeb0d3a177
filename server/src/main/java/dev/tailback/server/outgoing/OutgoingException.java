package dev.tailback.server.outgoing;

import java.io.IOException;

/** A request that is not sent, or got no answer; the message says why. */
final class OutgoingException extends IOException {
  private static final long serialVersionUID = 1L;

  OutgoingException(String why) {
    super(why);
  }

  /** Returns why there is no answer. */
  String text() {
    return String.valueOf(getMessage());
  }
}
