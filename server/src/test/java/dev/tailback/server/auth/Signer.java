package dev.tailback.server.auth;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests with the signer of the AWS SDK for Java. */
record Signer(String keyId, String secret, String region, String service, Clock clock) {
  static final String HOST = "localhost:9324";

  private static final Duration EXPIRY = Duration.ofMinutes(5);

  static Signer of(String keyId, String secret) {
    return new Signer(keyId, secret, "us-east-1", "sqs", Clock.systemUTC());
  }

  Signer in(String newRegion) {
    return new Signer(keyId, secret, newRegion, service, clock);
  }

  Signer to(String newService) {
    return new Signer(keyId, secret, region, newService, clock);
  }

  /** Returns a signer that signs as of another time. */
  Signer after(Duration difference) {
    Clock moved = Clock.fixed(Instant.now().plus(difference), ZoneOffset.UTC);
    return new Signer(keyId, secret, region, service, moved);
  }

  /** Signs in the header {@code Authorization}. */
  HttpText sign(HttpText request) {
    return signed(request, AwsV4FamilyHttpSigner.AuthLocation.HEADER, true);
  }

  /** Signs everything but the body. */
  HttpText signWithoutBody(HttpText request) {
    return signed(request, AwsV4FamilyHttpSigner.AuthLocation.HEADER, false);
  }

  /** Signs in the query string. */
  HttpText presign(HttpText request) {
    return signed(request, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING, true);
  }

  private HttpText signed(
      HttpText request, AwsV4FamilyHttpSigner.AuthLocation location, boolean withBody) {
    boolean isUrl = location == AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING;
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                details ->
                    details
                        .identity(AwsCredentialsIdentity.create(keyId, secret))
                        .request(sdkRequest(request))
                        .payload(() -> new ByteArrayInputStream(request.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, location)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, withBody)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, isUrl ? EXPIRY : null)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    List<String> headers = new ArrayList<>();
    signed
        .request()
        .headers()
        .forEach((name, values) -> values.forEach(value -> headers.add(name + ": " + value)));
    URI uri = signed.request().getUri();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new HttpText(request.method(), uri.getRawPath() + query, headers, request.body());
  }

  private static SdkHttpRequest sdkRequest(HttpText request) {
    SdkHttpRequest.Builder builder =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(URI.create("https://" + HOST + request.target()));
    request
        .headers()
        .forEach(line -> builder.appendHeader(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    return builder.build();
  }
}
