package dev.tailback.server.auth;

import dev.tailback.server.sqs.request.SqsTraits;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * Admits unsigned SQS calls as anonymous, and has all others checked. May only be used together
 * with a {@link PolicyGuard}, which decides what an anonymous caller may do.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal:
 *     all principals, and anonymous users</a>
 */
public final class AnonymousCallers implements Authentication {
  private final String region;
  private final Authentication signed;

  /**
   * @param region the region of calls whose host does not name one
   * @param signed checks the calls that are signed
   */
  public AnonymousCallers(String region, Authentication signed) {
    this.region = region;
    this.signed = signed;
  }

  @Override
  public @Nullable Caller caller(WireRequest request, ServiceModel service) {
    return service.equals(SqsTraits.MODEL) && SignatureCheck.isUnsigned(request)
        ? Caller.anonymous(regionOf(request, service))
        : signed.caller(request, service);
  }

  private String regionOf(WireRequest request, ServiceModel service) {
    String host = request.header("Host");
    String named = host == null ? null : service.traits().region(host);
    return named == null ? region : named;
  }
}
