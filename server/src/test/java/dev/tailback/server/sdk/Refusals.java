package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Assertions on the SDK's exceptions for SQS's errors. */
final class Refusals {
  private Refusals() {}

  /** Asserts that the exception has exactly this type, HTTP status, Query code and text. */
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

  /** Asserts the error of an invalid parameter, which has no exception type of its own. */
  static void assertInvalidParameter(ThrowingCallable call, String text) {
    assertRefused(call, SqsException.class, 400, "InvalidParameterValue", text);
  }
}
