package dev.tailback.server.wire;

/** Thrown for a request that can't be read. It is the client's error, so it has no stack trace. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorShape shape;
  private final String text;
  private final String quoted;

  private BadRequest(ErrorShape shape, String text) {
    this(shape, text, "");
  }

  /**
   * @param quoted the end of the text, which quotes the request
   */
  private BadRequest(ErrorShape shape, String text, String quoted) {
    super(text, null, false, false);
    this.shape = shape;
    this.text = text;
    this.quoted = quoted;
  }

  /** Returns the error for a body that is malformed or has a member of the wrong type. */
  public static BadRequest malformed(String text) {
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

  /** Returns the error for an {@code X-Amz-Target} that names no operation of the service. */
  static BadRequest unknownTarget() {
    return new BadRequest(ErrorShape.UNKNOWN_TARGET, "");
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

  /** Returns the error for a request without a signature of the kind that is wanted. */
  public static BadRequest missingSignature(String text) {
    return new BadRequest(ErrorShape.MISSING_AUTHENTICATION_TOKEN, text);
  }

  /** Returns the error for a signature that lacks something, or is malformed. */
  public static BadRequest incompleteSignature(String text) {
    return incompleteSignature(text, "");
  }

  /**
   * Returns the error for a signature that lacks something, or is malformed.
   *
   * @param quoted the end of the text, which quotes the request and is not logged
   */
  public static BadRequest incompleteSignature(String text, String quoted) {
    return new BadRequest(ErrorShape.INCOMPLETE_SIGNATURE, text, quoted);
  }

  /** Returns the error for a signature that is not valid here or now. */
  public static BadRequest invalidSignature(String text) {
    return invalidSignature(text, "");
  }

  /**
   * Returns the error for a signature that is not that of the request.
   *
   * @param quoted the end of the text, which quotes the request and is not logged
   */
  public static BadRequest invalidSignature(String text, String quoted) {
    return new BadRequest(ErrorShape.INVALID_SIGNATURE, text, quoted);
  }

  /** Returns the error for a signature by an access key that does not exist. */
  public static BadRequest unknownAccessKey() {
    return new BadRequest(
        ErrorShape.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
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
    return text + quoted;
  }

  /** Returns the failure for the log, which does not quote what may be secret. */
  Failure failure() {
    return new Failure(shape.name(), text);
  }
}
