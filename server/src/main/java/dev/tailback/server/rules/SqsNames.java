package dev.tailback.server.rules;

import dev.tailback.config.ServiceNames;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.sqs.request.SqsErrors;

/** The actions and errors of SQS, for rules that name them. */
public final class SqsNames {
  private SqsNames() {}

  /** Returns the names of SQS. */
  public static ServiceNames of(Actions actions) {
    return new ServiceNames(actions::has, name -> SqsErrors.named(name) != null);
  }
}
