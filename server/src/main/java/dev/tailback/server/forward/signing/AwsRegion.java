package dev.tailback.server.forward.signing;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The region that the user has set up, and where a region's SQS is. */
public final class AwsRegion {
  private static final ServiceMetadata SQS = ServiceMetadata.of("sqs");

  private AwsRegion() {}

  /**
   * Returns the region that system properties, environment variables, a profile or the instance
   * name, in this order; {@code null} if none does. May block.
   *
   * @param profile the name of the profile, {@code null} for the usual one
   */
  public static @Nullable String find(@Nullable String profile) {
    DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
    if (profile != null) {
      chain.profileName(profile);
    }
    try {
      return chain.build().getRegion().id();
    } catch (SdkClientException e) {
      return null;
    }
  }

  /** Returns the URL of Amazon's SQS in a region. */
  public static URI endpoint(String region) {
    return URI.create("https://" + SQS.endpointFor(Region.of(region)));
  }
}
