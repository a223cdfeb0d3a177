package dev.tailback.server.cli;

import dev.tailback.server.forward.signing.AwsRegion;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The endpoint of an SQS: Amazon's has one per region, others have one URL.
 *
 * @param url the URL, {@code null} for Amazon's
 */
record SqsEndpoint(@Nullable URI url) {
  static final SqsEndpoint AMAZON = new SqsEndpoint(null);

  boolean isAmazon() {
    return url == null;
  }

  /**
   * Returns the endpoint of a region.
   *
   * @throws IllegalArgumentException if the text can't be part of a host's name
   */
  URI in(String region) {
    return url == null ? AwsRegion.endpoint(region) : url;
  }

  @Override
  public String toString() {
    return url == null ? "aws" : url.toString();
  }

  /** Reads {@code aws} or a URL. */
  static final class Converter implements ITypeConverter<SqsEndpoint> {
    @Override
    public SqsEndpoint convert(String value) {
      return value.equals("aws") ? AMAZON : new SqsEndpoint(url(value));
    }

    private static URI url(String value) {
      URI url = new OptionValues.BaseUrl().convert(value);
      if (url.getRawUserInfo() != null) {
        throw new TypeConversionException("'" + value + "' is not a URL without a user");
      }
      return url;
    }
  }
}
