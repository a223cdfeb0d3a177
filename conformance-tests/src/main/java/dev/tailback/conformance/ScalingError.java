package dev.tailback.conformance;

/** An error of Application Auto Scaling that a rule can provoke. */
public enum ScalingError implements ServiceError {
  INVALID_TOKEN("InvalidNextTokenException"),
  NO_SUCH_RESOURCE("ResourceNotFoundException"),
  OBJECT_NOT_FOUND("ObjectNotFoundException"),
  TOO_MANY_POLICIES("LimitExceededException"),
  TOO_MANY_TAGS("TooManyTagsException"),
  WRONG_MEMBER("ValidationException");

  private final String shape;

  ScalingError(String shape) {
    this.shape = shape;
  }

  @Override
  public String shape() {
    return shape;
  }

  /** The same: the service does not support Query. */
  @Override
  public String code() {
    return shape;
  }

  @Override
  public int status() {
    return 400;
  }
}
