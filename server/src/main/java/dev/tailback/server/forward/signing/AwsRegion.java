package dev.tailback.server.forward.signing;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The region that the user has set up, and where a region's SQS is. */
public final class AwsRegion {
  private static final ServiceMetadata SQS = ServiceMetadata.of("sqs");

  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private AwsRegion() {}

  /**
   * Returns the region that a system property, the environment variable {@code AWS_REGION} or a
   * profile names, in this order; {@code null} if none does. The instance is not asked: the
   * upstream must not depend on where the server runs.
   *
   * @param profile the name of the profile, {@code null} for the default
   */
  public static @Nullable String find(@Nullable String profile) {
    try {
      Region region =
          new AwsRegionProviderChain(
                  new SystemSettingsRegionProvider(),
                  new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, profile))
              .getRegion();
      return region == null ? null : region.id();
    } catch (SdkClientException e) {
      return null;
    }
  }

  /**
   * Returns the URL of Amazon's SQS in a region.
   *
   * @throws IllegalArgumentException if the text can't be part of a host's name
   */
  public static URI endpoint(String region) {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("'" + region + "' is not a region such as us-east-1");
    }
    return URI.create("https://" + SQS.endpointFor(Region.of(region)));
  }
}
