package dev.tailback.conformance;

/** The names of a service in requests. */
enum RawService {
  SQS("sqs", "AmazonSQS", "1.0", "2012-11-05"),
  CLOUD_WATCH("monitoring", "GraniteServiceVersion20100801", "1.0", "2010-08-01"),
  SCALING("application-autoscaling", "AnyScaleFrontendService", "1.1", "2016-02-06");

  private final String signingName;
  private final String targetPrefix;
  private final String jsonVersion;
  private final String version;

  RawService(String signingName, String targetPrefix, String jsonVersion, String version) {
    this.signingName = signingName;
    this.targetPrefix = targetPrefix;
    this.jsonVersion = jsonVersion;
    this.version = version;
  }

  /** Its name in signatures, and the first part of its host name on AWS. */
  String signingName() {
    return signingName;
  }

  String targetPrefix() {
    return targetPrefix;
  }

  /** The content type of its AWS JSON. */
  String jsonType() {
    return "application/x-amz-json-" + jsonVersion;
  }

  /** The version of the API. */
  String version() {
    return version;
  }
}
