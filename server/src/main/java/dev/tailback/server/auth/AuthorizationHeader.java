package dev.tailback.server.auth;

import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a signature from the header {@code Authorization: AWS4-HMAC-SHA256 Credential=...,
 * SignedHeaders=..., Signature=...}.
 */
final class AuthorizationHeader {
  private static final String CREDENTIAL = "Credential";
  private static final String SIGNATURE = "Signature";
  private static final String SIGNED_HEADERS = "SignedHeaders";

  private final WireRequest request;
  private final String header;
  private final Map<String, String> parameters = new HashMap<>();

  private AuthorizationHeader(WireRequest request, String header) {
    this.request = request;
    this.header = header;
  }

  static GivenSignature read(WireRequest request, String header) {
    return new AuthorizationHeader(request, header).read();
  }

  private GivenSignature read() {
    int space = header.indexOf(' ');
    String algorithm = space < 0 ? header : header.substring(0, space);
    if (space >= 0) {
      readParameters(header.substring(space + 1));
    }
    String time = time();
    checkComplete(time);
    return new GivenSignature(
        algorithm,
        parameter(CREDENTIAL),
        parameter(SIGNED_HEADERS),
        parameter(SIGNATURE),
        String.valueOf(time),
        List.of(Set.of()));
  }

  private void readParameters(String list) {
    for (String pair : list.split("[, ]", -1)) {
      if (!pair.isEmpty()) {
        readParameter(pair);
      }
    }
  }

  private void readParameter(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      throw BadRequest.incompleteSignature(
          "The Authorization header has something that is not a key=value pair.",
          "'"
              + pair
              + "' not a valid key=value pair (missing equal-sign) in Authorization header: '"
              + header
              + "'.");
    }
    parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private @Nullable String time() {
    String time = request.header("X-Amz-Date");
    return time == null ? request.header("Date") : time;
  }

  private String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private void checkComplete(@Nullable String time) {
    StringBuilder missing = new StringBuilder();
    for (String name : List.of(CREDENTIAL, SIGNATURE, SIGNED_HEADERS)) {
      if (parameter(name).isEmpty()) {
        missing.append("Authorization header requires '").append(name).append("' parameter. ");
      }
    }
    if (time == null) {
      missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a ");
      missing.append("'Date' header. ");
    }
    if (!missing.isEmpty()) {
      throw BadRequest.incompleteSignature(missing.toString(), "Authorization=" + header);
    }
  }
}
