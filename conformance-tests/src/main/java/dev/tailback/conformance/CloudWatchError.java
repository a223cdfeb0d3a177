package dev.tailback.conformance;

/** An error of CloudWatch that a rule can provoke. */
public enum CloudWatchError implements ServiceError {
  INVALID_FORMAT("InvalidFormatFault", "InvalidFormat", 400),
  INVALID_NEXT_TOKEN("InvalidNextToken", "InvalidNextToken", 400),
  INVALID_PARAMETER_COMBINATION(
      "InvalidParameterCombinationException", "InvalidParameterCombination", 400),
  INVALID_PARAMETER_VALUE("InvalidParameterValueException", "InvalidParameterValue", 400),
  MISSING_PARAMETER("MissingRequiredParameterException", "MissingParameter", 400),
  RESOURCE_NOT_FOUND("ResourceNotFound", "ResourceNotFound", 404),
  RESOURCE_NOT_FOUND_EXCEPTION("ResourceNotFoundException", "ResourceNotFoundException", 404),
  VALIDATION("ValidationException", "ValidationError", 400);

  private final String shape;
  private final String code;
  private final int status;

  CloudWatchError(String shape, String code, int status) {
    this.shape = shape;
    this.code = code;
    this.status = status;
  }

  @Override
  public String shape() {
    return shape;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
