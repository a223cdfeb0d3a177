package dev.tailback.conformance;

/** An error of a service under its two names, and its HTTP status in Query. */
public interface ServiceError {

  /** Its name in AWS JSON. */
  String shape();

  /** Its code in AWS Query, and in the header {@code x-amzn-query-error}. */
  String code();

  /** Its HTTP status. */
  int status();

  /** Returns whether this is one of its names. */
  default boolean isCalled(String name) {
    return name.equals(code()) || name.equals(shape());
  }
}
