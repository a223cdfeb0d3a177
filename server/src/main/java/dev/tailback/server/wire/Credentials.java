package dev.tailback.server.wire;

import dev.tailback.engine.queue.QueueAddress;
import org.jspecify.annotations.Nullable;

/**
 * The credentials in a request. The signature is not verified.
 *
 * @param accessKeyId may be empty
 * @param region {@code null} if the request names none
 */
record Credentials(String accessKeyId, @Nullable String region) {
  private static final String MARK = "Credential=";

  /**
   * Reads the {@code Authorization} header, or else the parameters. A region that they don't name
   * is taken from the host's name.
   */
  static Credentials of(WireRequest request, Input parameters, ServiceModel service) {
    String scope = scope(request.header("Authorization"));
    if (scope == null) {
      scope = parameters.string("X-Amz-Credential");
    }
    Credentials signed = scope == null ? unsigned(parameters) : ofScope(scope);
    String host = signed.region == null ? request.header("Host") : null;
    return host == null
        ? signed
        : new Credentials(signed.accessKeyId, service.traits().region(host));
  }

  /** Returns the service that the credential scope of the {@code Authorization} header names. */
  static @Nullable String service(WireRequest request) {
    String scope = scope(request.header("Authorization"));
    int end = scope == null ? -1 : scope.lastIndexOf('/');
    return scope == null || end < 0
        ? null
        : scope.substring(scope.lastIndexOf('/', end - 1) + 1, end);
  }

  /**
   * Returns the caller with these credentials.
   *
   * @param anonymous supplies what the credentials don't say
   */
  Caller caller(Caller anonymous) {
    String account = QueueAddress.isAccount(accessKeyId) ? accessKeyId : anonymous.account();
    return new Caller(account, region == null ? anonymous.region() : region, accessKeyId);
  }

  private static Credentials unsigned(Input parameters) {
    String key = parameters.string("AWSAccessKeyId");
    return new Credentials(key == null ? "" : key, null);
  }

  private static @Nullable String scope(@Nullable String authorization) {
    int mark = authorization == null ? -1 : authorization.indexOf(MARK);
    if (authorization == null || mark < 0) {
      return null;
    }
    int start = mark + MARK.length();
    int end = start;
    while (end < authorization.length() && ", ".indexOf(authorization.charAt(end)) < 0) {
      end++;
    }
    return authorization.substring(start, end);
  }

  /**
   * Reads {@code key/date/region/service/aws4_request} from its end, since a key may contain
   * slashes.
   */
  private static Credentials ofScope(String scope) {
    int service = scope.lastIndexOf('/', scope.lastIndexOf('/') - 1);
    int region = scope.lastIndexOf('/', service - 1);
    int date = scope.lastIndexOf('/', region - 1);
    if (date < 0) {
      return new Credentials(scope, null);
    }
    String name = scope.substring(region + 1, service);
    return new Credentials(scope.substring(0, date), Caller.isRegion(name) ? name : null);
  }
}
