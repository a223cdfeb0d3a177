package dev.tailback.server.forward.signing;

import dev.tailback.server.forward.UpstreamRequest;
import dev.tailback.server.forward.UpstreamSigner;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Signs by Signature Version 4 with the AWS SDK's own signer and credentials.
 *
 * <p>Signed are the method, the URI, the host, the content type, the body, and headers whose names
 * begin with {@code x-amz-}. The request has to be sent with the host of its URI: without the port,
 * if that is the default.
 */
public final class AwsSigner implements UpstreamSigner {
  private static final String SERVICE = "sqs";
  private static final String CONTENT_TYPE = "content-type";
  private static final String AMAZON = "x-amz-";

  /** The headers that a signature adds. Those of a client are never signed again. */
  private static final Set<String> ADDED =
      Set.of("authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256");

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final CachedCredentials credentials;

  /**
   * Creates a signer with the SDK's default chain of credentials. Nothing is looked up yet.
   *
   * @param profile the only profile to ask, {@code null} for the whole chain
   */
  public AwsSigner(@Nullable String profile) {
    this(CredentialChain.of(profile), InstantSource.system());
  }

  AwsSigner(AwsCredentialsProvider chain, InstantSource clock) {
    credentials = new CachedCredentials(chain, clock);
  }

  @Override
  public boolean isReady() {
    return credentials.areFresh();
  }

  @Override
  public void prepare() {
    credentials.refresh();
  }

  @Override
  public Map<String, List<String>> sign(UpstreamRequest request, String region) {
    AwsCredentials identity = credentials.current();
    return added(
        signer
            .sign(
                details ->
                    details
                        .identity(identity)
                        .request(signedParts(request))
                        .payload(() -> new ByteArrayInputStream(request.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
            .request());
  }

  /** Returns a request without the headers that may change on the way. */
  private static SdkHttpRequest signedParts(UpstreamRequest request) {
    SdkHttpRequest.Builder parts =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.uri());
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (isSigned(name)) {
                parts.putHeader(name, values);
              }
            });
    return parts.build();
  }

  private static boolean isSigned(String name) {
    return name.equals(CONTENT_TYPE) || (name.startsWith(AMAZON) && !ADDED.contains(name));
  }

  private static Map<String, List<String>> added(SdkHttpRequest signed) {
    Map<String, List<String>> added = new LinkedHashMap<>();
    signed.forEachHeader(
        (header, values) -> {
          String name = header.toLowerCase(Locale.ROOT);
          if (ADDED.contains(name)) {
            added.put(name, List.copyOf(values));
          }
        });
    return added;
  }

  /** Returns the credentials found last. */
  AwsCredentials credentials() {
    return credentials.current();
  }
}
