package dev.tailback.server.forward.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AccessKey;
import dev.tailback.server.auth.AccessKeys;
import dev.tailback.server.forward.CredentialsException;
import dev.tailback.server.forward.UpstreamRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Signatures, as seen by a server that checks them. */
class AwsSignerTest {
  private static final String REGION = "eu-west-1";
  private static final AwsCredentials KEYS = AwsBasicCredentials.create("AKIAANNA", "anna/secret");
  private static final Map<String, List<String>> JSON =
      Map.of(
          "content-type", List.of("application/x-amz-json-1.0"),
          "x-amz-target", List.of("AmazonSQS.ListQueues"));
  private static final Map<String, List<String>> FORM =
      Map.of("content-type", List.of("application/x-www-form-urlencoded; charset=utf-8"));

  private static Tailback server;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    AccessKeys keys =
        AccessKeys.of(new AccessKey(KEYS.accessKeyId(), KEYS.secretAccessKey(), "123456789012"));
    server = Tailback.builder().accessKeys(keys).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static AwsSigner signer(AwsCredentials credentials) {
    AwsSigner signer = new AwsSigner(() -> credentials, InstantSource.system());
    signer.prepare();
    return signer;
  }

  private static UpstreamRequest request(
      String method, String target, Map<String, List<String>> headers, String body) {
    return new UpstreamRequest(
        method, server.endpoint().resolve(target), headers, body.getBytes(UTF_8));
  }

  private static UpstreamRequest listQueues(Map<String, List<String>> more) {
    Map<String, List<String>> headers = new TreeMap<>(JSON);
    headers.putAll(more);
    return request("POST", "/", headers, "{}");
  }

  private HttpResponse<String> send(UpstreamRequest request, Map<String, List<String>> signature)
      throws Exception {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    signature.forEach((name, values) -> builder.setHeader(name, values.get(0)));
    return client.send(builder.build(), BodyHandlers.ofString());
  }

  private void assertAccepted(UpstreamRequest request) throws Exception {
    HttpResponse<String> answer = send(request, signer(KEYS).sign(request, REGION));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void eachFormOfACallIsAccepted() throws Exception {
    assertAccepted(listQueues(Map.of()));
    assertAccepted(request("POST", "/", FORM, "Action=ListQueues&Version=2012-11-05"));
    assertAccepted(request("POST", "/", FORM, "Action=CreateQueue&QueueName=orders"));
    assertAccepted(request("POST", "/123456789012/orders", FORM, "Action=ListQueueTags"));
    assertAccepted(request("GET", "/?Action=ListQueues&QueueNamePrefix=a%20%2Bb", Map.of(), ""));
  }

  @Test
  void aTextBeyondAsciiIsAccepted() throws Exception {
    assertAccepted(request("POST", "/", JSON, "{\"QueueNamePrefix\":\"caf\u00e9 \ud83d\ude00\"}"));
  }

  @Test
  void theSignatureConsistsOfTheseHeaders() {
    assertThat(signer(KEYS).sign(listQueues(Map.of()), REGION))
        .containsOnlyKeys("authorization", "x-amz-content-sha256", "x-amz-date");
  }

  @Test
  void aSessionTokenIsSentAndSigned() throws Exception {
    AwsCredentials session =
        AwsSessionCredentials.create(KEYS.accessKeyId(), KEYS.secretAccessKey(), "token");
    UpstreamRequest request = listQueues(Map.of());
    Map<String, List<String>> signature = signer(session).sign(request, REGION);
    assertThat(signature).containsEntry("x-amz-security-token", List.of("token"));
    assertThat(signature.get("authorization").get(0)).contains("x-amz-security-token");
    assertThat(send(request, signature).statusCode()).isEqualTo(200);
  }

  @Test
  void theScopeIsTheUpstreamsRegionAndSqs() {
    assertThat(signer(KEYS).sign(listQueues(Map.of()), REGION).get("authorization").get(0))
        .contains("/eu-west-1/sqs/aws4_request");
  }

  @Test
  void theSignatureOfTheClientIsReplaced() throws Exception {
    assertAccepted(
        listQueues(
            Map.of(
                "authorization", List.of("AWS4-HMAC-SHA256 Credential=client"),
                "x-amz-date", List.of("20000101T000000Z"),
                "x-amz-content-sha256", List.of("0"),
                "x-amz-security-token", List.of("the client's"))));
  }

  @Test
  void headersOfTheConnectionAreNotSigned() {
    Map<String, List<String>> headers =
        Map.of(
            "user-agent", List.of("a"),
            "accept-encoding", List.of("b"),
            "x-amzn-trace-id", List.of("c"));
    assertThat(signer(KEYS).sign(listQueues(headers), REGION).get("authorization").get(0))
        .contains("SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target,");
  }

  @Test
  void theServerRefusesAnotherBodyAndAnotherSecret() throws Exception {
    UpstreamRequest request = listQueues(Map.of());
    Map<String, List<String>> signature = signer(KEYS).sign(request, REGION);
    assertThat(send(request("POST", "/", JSON, "{} "), signature).statusCode()).isEqualTo(403);

    AwsCredentials wrong = AwsBasicCredentials.create(KEYS.accessKeyId(), "bob's");
    assertThat(send(request, signer(wrong).sign(request, REGION)).statusCode()).isEqualTo(403);
  }

  @Test
  void nothingIsSignedBeforeCredentialsAreThere() {
    AwsSigner signer = new AwsSigner(() -> KEYS, InstantSource.system());
    assertThat(signer.isReady()).isFalse();
    assertThatExceptionOfType(CredentialsException.class)
        .isThrownBy(() -> signer.sign(listQueues(Map.of()), REGION));
  }
}
