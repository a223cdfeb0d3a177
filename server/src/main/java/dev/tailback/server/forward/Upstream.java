package dev.tailback.server.forward;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The SQS that this server stands in front of.
 *
 * @param endpoint its base URL; {@code null} for Amazon's, which has one for each region
 * @param access what clients may do there
 * @param queues which queues are forwarded
 * @param signer signs what is forwarded
 * @param trust which certificates it may show, {@code null} for those that Java trusts
 */
public record Upstream(
    @Nullable URI endpoint,
    UpstreamAccess access,
    ForwardedQueues queues,
    UpstreamSigner signer,
    @Nullable SSLContext trust) {

  /**
   * Checks the endpoint.
   *
   * @throws IllegalArgumentException with a sentence for the user, if it is not a base URL
   */
  public Upstream {
    if (endpoint != null) {
      checked(endpoint);
    }
  }

  /**
   * Returns an endpoint.
   *
   * @throws IllegalArgumentException with a sentence for the user, if it is not a base URL
   */
  public static URI checked(URI endpoint) {
    if (!isBaseUrl(endpoint)) {
      throw new IllegalArgumentException(
          "'" + endpoint + "' is not 'aws' or a base URL such as http://localhost:9325");
    }
    return endpoint;
  }

  private static boolean isBaseUrl(URI uri) {
    boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean hasPath = uri.getPath() != null && uri.getPath().length() > 1;
    return isWeb
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null
        && !hasPath;
  }

  /** Returns the base URL of a region, without a slash at the end. */
  public String base(String region) {
    if (endpoint == null) {
      String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
      return "https://sqs." + region + domain;
    }
    return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
  }
}
