package dev.tailback.server.wire;

/** A request that can't be read: not a fault of the emulator, so it carries no stack trace. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorShape shape;
  private final String text;

  private BadRequest(ErrorShape shape, String text) {
    super(text, null, false, false);
    this.shape = shape;
    this.text = text;
  }

  /** The body is not what its protocol says it is, or a member has the wrong type. */
  static BadRequest malformed(String text) {
    return new BadRequest(ErrorShape.SERIALIZATION, text);
  }

  /** A parameter of Query has elements or members where it should have a value, or an index. */
  static BadRequest listNotExpected() {
    return malformed("Start of list found where not expected");
  }

  /** A parameter of Query has a value where it should have elements or members. */
  static BadRequest valueNotExpected() {
    return malformed("End of list found where not expected");
  }

  /** The request names an operation that SQS does not have. */
  static BadRequest unknownOperation(String text) {
    return new BadRequest(ErrorShape.UNKNOWN_OPERATION, text);
  }

  /** The request names no operation. */
  static BadRequest noOperation() {
    return new BadRequest(ErrorShape.NO_OPERATION, "");
  }

  /** The body is longer than anything SQS could accept. */
  public static BadRequest tooLarge() {
    return new BadRequest(ErrorShape.TOO_LARGE, "Request entity is too large.");
  }

  /** The body did not arrive within the time that a request may take. */
  public static BadRequest timeout() {
    return new BadRequest(ErrorShape.REQUEST_TIMEOUT, "The request did not arrive in time.");
  }

  /** The request breaks the rules of HTTP. */
  public static BadRequest ofHttp(String text) {
    return new BadRequest(ErrorShape.MALFORMED_HTTP, text);
  }

  ErrorShape shape() {
    return shape;
  }

  /** The sentence the client is answered with; may be empty. */
  String text() {
    return text;
  }
}
