package dev.tailback.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A service's refusal of a call: {@code refused(() -> ...).as(QUEUE_DOES_NOT_EXIST)}. */
public final class Refusal {
  private final AwsServiceException exception;

  private Refusal(AwsServiceException exception) {
    this.exception = exception;
  }

  /** Returns the refusal of a call by the SDK, or fails. */
  public static Refusal refused(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    if (thrown instanceof AwsServiceException refusal) {
      return new Refusal(refusal);
    }
    if (thrown == null) {
      throw new AssertionError("It was not refused.");
    }
    throw new AssertionError("It was not refused, but failed: " + thrown.getMessage(), thrown);
  }

  /**
   * Asserts which error it is, under either of its names: which name is used where is a separate
   * rule.
   */
  public Refusal as(ServiceError error) {
    String code = String.valueOf(exception.awsErrorDetails().errorCode());
    if (!error.isCalled(code)) {
      throw new AssertionError(
          "%s was expected, but it is %s, %d: %s"
              .formatted(error.code(), code, exception.statusCode(), text()));
    }
    return this;
  }

  /** Asserts the HTTP status. */
  public Refusal withStatus(int status) {
    assertThat(exception.statusCode()).as("status").isEqualTo(status);
    return this;
  }

  /** Asserts the whole text; clients match on some. */
  public Refusal saying(String text) {
    assertThat(text()).as("text").isEqualTo(text);
    return this;
  }

  /** Asserts a part of the text. */
  public Refusal mentioning(String part) {
    assertThat(text()).as("text").contains(part);
    return this;
  }

  private String text() {
    return String.valueOf(exception.awsErrorDetails().errorMessage());
  }
}
