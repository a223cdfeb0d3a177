package dev.tailback.server.auth;

import static dev.tailback.server.auth.KeyedTailback.ANNA;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.server.log.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The errors of rejected calls in each protocol, and the log. */
class SignatureRefusalsTest {
  private static final Configuration ONCE =
      Configuration.of("once.yaml", "throttles: [{actions: [SendMessage], rate: 0.01, burst: 1}]");

  private final StringWriter log = new StringWriter();

  @RegisterExtension
  private final KeyedTailback tailback =
      new KeyedTailback(
          builder ->
              builder.log(LogLevel.REFUSALS).logOutput(new PrintWriter(log)).configuration(ONCE));

  private static final HttpText LIST = Calls.json("ListQueues", "{}");
  private static final String SHA_OF_BRACES =
      "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

  private HttpText.Answer refused(int status, HttpText request) throws IOException {
    HttpText.Answer answer = tailback.send(request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers()).containsKeys("x-amzn-RequestId", "Date");
    return answer;
  }

  private static HttpText edited(HttpText request, String part, String replacement) {
    return request.withHeader(
        "Authorization", request.header("Authorization").replace(part, replacement));
  }

  @Test
  void aMismatchShowsWhatShouldHaveBeenSigned() throws IOException {
    HttpText signed = edited(ANNA.sign(LIST), "Signature=", "Signature=0");
    HttpText.Answer answer = refused(403, signed);
    String time = signed.header("X-Amz-Date");
    String headers = signed.header("Authorization").replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
    assertThat(answer.headers())
        .containsEntry("x-amzn-query-error", "SignatureDoesNotMatch;Sender");
    assertThat(answer.body())
        .startsWith(
            "{\"__type\":\"com.amazon.coral.service#InvalidSignatureException\",\"message\":\"The"
                + " request signature we calculated does not match the signature you provided."
                + " Check your AWS Secret Access Key and signing method. Consult the service"
                + " documentation for details.\\n\\nThe Canonical String for this request should"
                + " have been\\n'POST\\n/\\n\\ncontent-type:application/x-amz-json-1.0\\nhost:"
                + "localhost:9324\\nx-amz-content-sha256:"
                + SHA_OF_BRACES
                + "\\nx-amz-date:"
                + time
                + "\\nx-amz-target:AmazonSQS.ListQueues\\n\\n"
                + headers
                + "\\n"
                + SHA_OF_BRACES
                + "'\\n\\nThe String-to-Sign should have been\\n'AWS4-HMAC-SHA256\\n"
                + time
                + "\\n"
                + time.substring(0, 8)
                + "/us-east-1/sqs/aws4_request\\n")
        .endsWith("'\\n\"}");
  }

  @Test
  void aMismatchShowsTheSameInXml() throws IOException {
    HttpText signed = edited(ANNA.sign(Calls.get("/?b=1&Action=a")), "Signature=", "Signature=0");
    assertThat(refused(403, signed).body())
        .contains("<Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>The request")
        .contains("\n\nThe Canonical String for this request should have been\n")
        .contains("GET\n/\nAction=a&amp;b=1\nhost:localhost:9324\n");
  }

  @Test
  void unknownKeysAreReported() throws IOException {
    HttpText signed = edited(ANNA.sign(LIST), "AKIAANNA", "AKIAEVE");
    HttpText.Answer answer = refused(403, signed);
    assertThat(answer.headers()).containsEntry("x-amzn-query-error", "InvalidClientTokenId;Sender");
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#UnrecognizedClientException\","
                + "\"message\":\"The security token included in the request is invalid.\"}");
  }

  @Test
  void unsignedRequestsAreRefusedWhateverTheyAskFor() throws IOException {
    HttpText.Answer answer =
        refused(403, Calls.json("NoSuchAction", "{{{").withHeader("Host", "a"));
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#MissingAuthenticationTokenException\","
                + "\"message\":\"Request is missing Authentication Token\"}");
    assertThat(refused(403, Calls.get("/").withHeader("Host", "a")).body())
        .contains("<Code>MissingAuthenticationToken</Code>");
  }

  @Test
  void olderVersionsAreRefusedWithTheSupportedOne() throws IOException {
    HttpText old = Calls.form("/", "Action=ListQueues&SignatureVersion=2").withHeader("Host", "a");
    assertThat(refused(403, old).body())
        .contains("Only Signature Version 4 is supported, with the algorithm AWS4-HMAC-SHA256.");
  }

  @Test
  void oldAndFutureSignaturesAreRefusedWithTheTimes() throws IOException {
    HttpText old = ANNA.after(Duration.ofMinutes(-20)).sign(LIST);
    assertThat(refused(403, old).body())
        .containsPattern(
            "Signature expired: "
                + old.header("X-Amz-Date")
                + " is now earlier than \\d{8}T\\d{6}Z \\(\\d{8}T\\d{6}Z - 15 min\\.\\)");
    HttpText early = ANNA.after(Duration.ofMinutes(20)).sign(LIST);
    assertThat(refused(403, early).body())
        .containsPattern(
            "Signature not yet current: "
                + early.header("X-Amz-Date")
                + " is still later than \\d{8}T\\d{6}Z \\(\\d{8}T\\d{6}Z \\+ 15 min\\.\\)");
  }

  @Test
  void eachProblemOfTheScopeIsNamed() throws IOException {
    HttpText signed = ANNA.sign(LIST);
    String time = signed.header("X-Amz-Date");
    String header =
        "AWS4-HMAC-SHA256 Credential=AKIAANNA/b/*/d/e, SignedHeaders=host;x-amz-target, Signature=f";
    assertThat(refused(403, signed.withHeader("Authorization", header)).body())
        .contains(
            "Credential should be scoped to a valid region, not '*'. Credential should be scoped to"
                + " correct service: 'sqs'. Credential should be scoped with a valid terminator:"
                + " 'aws4_request', not 'e'. Date in Credential scope does not match YYYYMMDD from"
                + " ISO-8601 version of date from HTTP: 'b' != '"
                + time.substring(0, 8)
                + "', from '"
                + time
                + "'.");
  }

  @Test
  void eachMissingPartIsNamed() throws IOException {
    HttpText bare = LIST.withHeader("Authorization", "AWS4-HMAC-SHA256").withHeader("Host", "a");
    assertThat(refused(400, bare).body())
        .contains(
            "com.amazon.coral.service#IncompleteSignatureException",
            "Authorization header requires 'Credential' parameter. Authorization header requires"
                + " 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
                + " Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                + " header. Authorization=AWS4-HMAC-SHA256");
    assertThat(refused(400, Calls.get("/?X-Amz-Algorithm=a").withHeader("Host", "a")).body())
        .contains(
            "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string"
                + " parameters must include 'X-Amz-Signature'. AWS query-string parameters must"
                + " include 'X-Amz-SignedHeaders'. AWS query-string parameters must include"
                + " 'X-Amz-Date'. Re-examine the query-string parameters.");
  }

  @Test
  void cborHasTheErrorsOfItsService() throws IOException {
    HttpText alarms =
        new HttpText(
            "POST",
            "/service/GraniteServiceVersion20100801/operation/DescribeAlarms",
            List.of("Content-Type: application/cbor", "smithy-protocol: rpc-v2-cbor"),
            new byte[] {(byte) 0xa0});
    assertThat(tailback.send(ANNA.to("monitoring").sign(alarms)).status()).isEqualTo(200);
    HttpText.Answer answer = refused(400, ANNA.sign(alarms));
    assertThat(answer.headers())
        .containsEntry("Content-Type", "application/cbor")
        .containsEntry("x-amzn-query-error", "SignatureDoesNotMatch;Sender");
    assertThat(answer.body())
        .contains("Credential should be scoped to correct service: 'monitoring'. ");
  }

  @Test
  void compressedBodiesAreSignedAsTheyAreSentAndNotInflatedForStrangers() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("Action=DescribeAlarms&Version=2010-08-01".getBytes(ISO_8859_1));
    }
    HttpText request =
        new HttpText(
            "POST",
            "/",
            List.of("Content-Type: application/x-www-form-urlencoded", "Content-Encoding: gzip"),
            bytes.toByteArray());
    assertThat(tailback.send(ANNA.to("monitoring").sign(request)).status()).isEqualTo(200);
    HttpText stranger = Signer.of("AKIAEVE", "x").to("monitoring").sign(request);
    assertThat(refused(403, stranger.withBody("no gzip")).body()).contains("InvalidClientTokenId");
  }

  @Test
  void throttlesDoNotCountStrangers() throws IOException {
    HttpText send = Calls.json("SendMessage", "{\"QueueUrl\":\"orders\",\"MessageBody\":\"tea\"}");
    tailback.send(ANNA.sign(Calls.json("CreateQueue", "{\"QueueName\":\"orders\"}")));
    refused(403, Signer.of("AKIAEVE", "x").sign(send));
    refused(403, edited(ANNA.sign(send), "Signature=", "Signature=0"));
    assertThat(tailback.send(ANNA.sign(send)).status()).isEqualTo(200);
    assertThat(refused(403, ANNA.sign(send)).body()).contains("RequestThrottled");
  }

  @Test
  void theLogQuotesNothingOfTheRequest() throws IOException {
    HttpText signed = ANNA.sign(LIST.withHeader("X-Amz-Security-Token", "c0ffee"));
    refused(403, edited(signed, "Signature=", "Signature=0"));
    refused(
        400, LIST.withHeader("Host", "a").withHeader("Authorization", "AWS4-HMAC-SHA256 c0ffee"));
    tailback.server().close();
    assertThat(log.toString())
        .contains("403 - - - InvalidSignatureException: The request signature we calculated")
        .contains("Consult the service documentation for details. ")
        .contains("400 - - - IncompleteSignatureException: ")
        .doesNotContain("c0ffee", "Canonical");
  }
}
