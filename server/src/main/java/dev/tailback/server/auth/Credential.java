package dev.tailback.server.auth;

import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Caller;

/** The credential of a signature: the id of the key, and the scope that it signs for. */
record Credential(String keyId, String date, String region, String service, String terminator) {
  private static final int PARTS = 5;
  private static final String TERMINATOR = "aws4_request";
  private static final int DATE_LENGTH = 8;

  /** Reads {@code keyid/date/region/service/aws4_request}. */
  static Credential read(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS) {
      String problem =
          "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term";
      throw BadRequest.incompleteSignature(problem, ", got '" + text + "'");
    }
    return new Credential(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }

  /** Returns {@code date/region/service/aws4_request}. */
  String scope() {
    return date + "/" + region + "/" + service + "/" + terminator;
  }

  /**
   * Checks the scope.
   *
   * @param signingName the name in scopes of the service that is called
   * @param time the time of the signature, as it was given
   */
  void check(String signingName, String time) {
    StringBuilder problems = new StringBuilder();
    if (!Caller.isRegion(region)) {
      problems.append("Credential should be scoped to a valid region, not '");
      problems.append(region).append("'. ");
    }
    if (!service.equals(signingName)) {
      problems.append("Credential should be scoped to correct service: '");
      problems.append(signingName).append("'. ");
    }
    if (!terminator.equals(TERMINATOR)) {
      problems.append("Credential should be scoped with a valid terminator: 'aws4_request', not '");
      problems.append(terminator).append("'. ");
    }
    String day = time.substring(0, DATE_LENGTH);
    if (!date.equals(day)) {
      problems.append(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '");
      problems.append(date).append("' != '").append(day);
      problems.append("', from '").append(time).append("'.");
    }
    if (!problems.isEmpty()) {
      throw BadRequest.invalidSignature(problems.toString());
    }
  }
}
