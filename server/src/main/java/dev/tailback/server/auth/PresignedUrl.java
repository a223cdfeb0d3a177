package dev.tailback.server.auth;

import dev.tailback.server.wire.BadRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads a signature from the query string of a presigned URL. */
final class PresignedUrl {
  /** The parameter by which a presigned URL is recognized. */
  static final String ALGORITHM = "X-Amz-Algorithm";

  private static final String CREDENTIAL = "X-Amz-Credential";
  private static final String SIGNATURE = "X-Amz-Signature";
  private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
  private static final String DATE = "X-Amz-Date";
  private static final String TOKEN = "X-Amz-Security-Token";

  /** Some clients add the token after they have signed. */
  private static final List<Set<String>> UNSIGNED =
      List.of(Set.of(SIGNATURE), Set.of(SIGNATURE, TOKEN));

  private final QueryString query;

  private PresignedUrl(QueryString query) {
    this.query = query;
  }

  static GivenSignature read(QueryString query) {
    return new PresignedUrl(query).read();
  }

  private GivenSignature read() {
    checkComplete();
    return new GivenSignature(
        value(ALGORITHM),
        value(CREDENTIAL),
        value(SIGNED_HEADERS),
        value(SIGNATURE),
        value(DATE),
        query.value(TOKEN) == null ? UNSIGNED.subList(0, 1) : UNSIGNED);
  }

  private String value(String name) {
    return Objects.requireNonNullElse(query.value(name), "");
  }

  private void checkComplete() {
    StringBuilder missing = new StringBuilder();
    for (String name : List.of(ALGORITHM, CREDENTIAL, SIGNATURE, SIGNED_HEADERS, DATE)) {
      if (value(name).isEmpty()) {
        missing.append("AWS query-string parameters must include '").append(name).append("'. ");
      }
    }
    if (!missing.isEmpty()) {
      throw BadRequest.incompleteSignature(
          missing.append("Re-examine the query-string parameters.").toString());
    }
  }
}
