package dev.tailback.server.forward;

import java.net.URI;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The SQS that this server forwards calls to.
 *
 * @param endpoints the base URL of each region
 * @param access what clients may do there
 * @param queues which queues are forwarded
 * @param signer signs forwarded requests
 * @param trust which certificates the upstream may show, {@code null} for those that Java trusts
 */
public record Upstream(
    Function<String, URI> endpoints,
    UpstreamAccess access,
    ForwardedQueues queues,
    UpstreamSigner signer,
    @Nullable SSLContext trust) {
  private static final Pattern AMAZON = Pattern.compile(".*\\.amazonaws\\.com(\\.cn)?");

  /**
   * Returns the endpoints of an SQS that has one for all regions.
   *
   * @throws IllegalArgumentException with a sentence for the user, if it is not a base URL
   */
  public static Function<String, URI> at(URI endpoint) {
    if (!isBaseUrl(endpoint)) {
      throw new IllegalArgumentException(
          "'" + endpoint + "' is not a base URL such as http://localhost:9325");
    }
    return region -> endpoint;
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
    URI endpoint = endpoints.apply(region);
    return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
  }

  /** Returns whether it is Amazon's, by the name of its host. */
  public boolean isAmazon() {
    String host = endpoints.apply(queues.home().region()).getHost();
    return host != null && AMAZON.matcher(host).matches();
  }
}
