package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What the SDK throws when SQS says no. */
final class Refusals {
  private Refusals() {}

  /** The exception is of exactly this type and has this HTTP status, Query code and text. */
  static void assertRefused(
      ThrowingCallable call,
      Class<? extends SqsException> type,
      int status,
      String code,
      String text) {
    SqsException refusal = catchThrowableOfType(SqsException.class, call);
    assertThat(refusal).as("refusal").isExactlyInstanceOf(type);
    assertThat(refusal.statusCode()).isEqualTo(status);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(text);
    assertThat(refusal.requestId()).hasSize(36);
  }

  /** Parameters SQS does not accept have no exception of their own. */
  static void assertInvalidParameter(ThrowingCallable call, String text) {
    assertRefused(call, SqsException.class, 400, "InvalidParameterValue", text);
  }
}
