package dev.tailback.lab.read;

import dev.tailback.config.ServiceNames;
import java.util.Set;

/** The actions that producers and consumers call, and the errors that rules can give them. */
final class LabNames {
  private static final Set<String> ACTIONS =
      Set.of(
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch",
          "DeleteMessage",
          "DeleteMessageBatch",
          "GetQueueAttributes",
          "ReceiveMessage",
          "SendMessage",
          "SendMessageBatch");

  private static final Set<String> ERRORS =
      Set.of(
          "InternalError",
          "InternalFailure",
          "KMS.ThrottlingException",
          "KmsThrottled",
          "OverLimit",
          "RequestThrottled",
          "ServiceUnavailable");

  private LabNames() {}

  static ServiceNames ofService() {
    return new ServiceNames(ACTIONS::contains, ERRORS::contains);
  }
}
