package dev.tailback.config;

/** Says what can't be used in front of another SQS. */
final class InFront {
  private InFront() {}

  /** Returns an exception about a field, with the reason why it can't be used there. */
  static FieldException refusal(String field, String what, String reason) {
    return new FieldException(
        field, what + " can't be used in front of another SQS, " + reason + ".");
  }
}
