package dev.tailback.conformance;

/** How requests name a service. */
enum RawService {
  SQS("sqs", "AmazonSQS", "2012-11-05"),
  CLOUD_WATCH("monitoring", "GraniteServiceVersion20100801", "2010-08-01");

  private final String signingName;
  private final String targetPrefix;
  private final String version;

  RawService(String signingName, String targetPrefix, String version) {
    this.signingName = signingName;
    this.targetPrefix = targetPrefix;
    this.version = version;
  }

  /** Its name in signatures, which its host on AWS begins with. */
  String signingName() {
    return signingName;
  }

  String targetPrefix() {
    return targetPrefix;
  }

  /** The version of the API. */
  String version() {
    return version;
  }
}
