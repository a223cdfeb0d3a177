package dev.tailback.server.wire;

/** Thrown for a request that can't be read. It is the client's error, so it has no stack trace. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorShape shape;
  private final String text;

  private BadRequest(ErrorShape shape, String text) {
    super(text, null, false, false);
    this.shape = shape;
    this.text = text;
  }

  /** Returns the error for a body that is malformed or has a member of the wrong type. */
  static BadRequest malformed(String text) {
    return new BadRequest(ErrorShape.SERIALIZATION, text);
  }

  /** Returns the error for a Query parameter that has elements or members where a value belongs. */
  static BadRequest listNotExpected() {
    return malformed("Start of list found where not expected");
  }

  /** Returns the error for a Query parameter that has a value where elements or members belong. */
  static BadRequest valueNotExpected() {
    return malformed("End of list found where not expected");
  }

  /** Returns the error for an operation that the service does not have. */
  static BadRequest unknownOperation(String text) {
    return new BadRequest(ErrorShape.UNKNOWN_OPERATION, text);
  }

  /** Returns the error for a request that names no operation. */
  static BadRequest noOperation() {
    return new BadRequest(ErrorShape.NO_OPERATION, "");
  }

  /** Returns the error for a body that is longer than any service could accept. */
  public static BadRequest tooLarge() {
    return new BadRequest(ErrorShape.TOO_LARGE, "Request entity is too large.");
  }

  /** Returns the error for a call that its client may not make. */
  public static BadRequest accessDenied(String text) {
    return new BadRequest(ErrorShape.ACCESS_DENIED, text);
  }

  /** Returns the error for a body that did not arrive within the request timeout. */
  public static BadRequest timeout() {
    return new BadRequest(ErrorShape.REQUEST_TIMEOUT, "The request did not arrive in time.");
  }

  /** Returns the error for a request that is not valid HTTP. */
  public static BadRequest ofHttp(String text) {
    return new BadRequest(ErrorShape.MALFORMED_HTTP, text);
  }

  ErrorShape shape() {
    return shape;
  }

  /** Returns the text sent to the client; may be empty. */
  String text() {
    return text;
  }
}
