package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Input;

/** The wording of errors, which differs between a message sent alone and one in a batch. */
enum SendWording {
  ALONE("One or more parameters are invalid."),
  IN_BATCH("One or more parameters cannot be validated.");

  private static final String NOT_FOR_THIS_TYPE =
      "The request include parameter that is not valid for this queue type";

  private final String sizeError;

  SendWording(String sizeError) {
    this.sizeError = sizeError;
  }

  Refusal tooLarge(int maximum) {
    return Refusal.invalidParameter(
        sizeError + " Reason: Message must be shorter than " + maximum + " bytes.");
  }

  Refusal noGroup() {
    Refusal alone = Input.missing("MessageGroupId");
    return this == IN_BATCH ? Refusal.invalidParameter(alone.text()) : alone;
  }

  Refusal notForThisType(Object value, String parameter) {
    return this == IN_BATCH
        ? Refusal.invalidParameter(NOT_FOR_THIS_TYPE)
        : Refusal.invalidValue(value, parameter, NOT_FOR_THIS_TYPE + ".");
  }
}
