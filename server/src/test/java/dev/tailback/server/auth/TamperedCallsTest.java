package dev.tailback.server.auth;

import static dev.tailback.server.auth.KeyedTailback.ANNA;
import static dev.tailback.server.auth.KeyedTailback.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signed calls with any part changed on the way are refused. */
class TamperedCallsTest {
  @RegisterExtension private final KeyedTailback tailback = new KeyedTailback();

  private static final String MISMATCH = "SignatureDoesNotMatch";
  private static final String INCOMPLETE = "IncompleteSignature";
  private static final String UNKNOWN = "InvalidClientTokenId";
  private static final String MISSING = "MissingAuthenticationToken";

  private static final HttpText CALL =
      Calls.json("CreateQueue", "{\"QueueName\":\"orders\"}").withHeader("X-Note", "a");
  private static final HttpText SIGNED = ANNA.sign(CALL);
  private static final HttpText URL = ANNA.presign(Calls.get("/?Action=CreateQueue&QueueName=a"));

  private static Arguments change(String what, String code, HttpText changed) {
    return Arguments.of(what, code, changed);
  }

  static Stream<Arguments> changesOfTheRequest() {
    return Stream.of(
        change("method", MISMATCH, SIGNED.withMethod("PUT")),
        change("path", MISMATCH, SIGNED.withTarget("/a")),
        change("query", MISMATCH, SIGNED.withTarget("/?a")),
        change("body", MISMATCH, SIGNED.withBody("{\"QueueName\":\"order5\"}")),
        change("longer body", MISMATCH, SIGNED.withBody("{\"QueueName\":\"orders\"} ")),
        change("no body", MISMATCH, SIGNED.withBody("")),
        change("host", MISMATCH, SIGNED.withHeader("Host", "localhost:9325")),
        change("content type", MISMATCH, SIGNED.withHeader("Content-Type", "text/plain")),
        change("action", MISMATCH, SIGNED.withHeader("X-Amz-Target", "AmazonSQS.ListQueues")),
        change("any header", MISMATCH, SIGNED.withHeader("X-Note", "b")),
        change("case of a value", MISMATCH, SIGNED.withHeader("X-Note", "A")),
        change("second value", MISMATCH, SIGNED.plusLine("X-Note: b")),
        change("header removed", MISMATCH, SIGNED.withHeader("X-Note", null)),
        change("hash of the body", MISMATCH, SIGNED.withHeader("x-amz-content-sha256", "b")),
        change("unsigned body", MISMATCH, unsignedBody()),
        change(
            "unsigned content type",
            MISMATCH,
            jsonThatIsAForm("application/x-www-form-urlencoded")),
        change("its case", MISMATCH, jsonThatIsAForm("Application/X-WWW-Form-Urlencoded;a=b")));
  }

  /**
   * Returns a call whose content type is not signed and is changed from JSON to a form. One of the
   * JSON's names contains another call between ampersands.
   */
  private static HttpText jsonThatIsAForm(String type) {
    String body = "{\"QueueNamePrefix\":\"&Action=CreateQueue&QueueName=a&\"}";
    HttpText untyped = Calls.json("ListQueues", body).withHeader("Content-Type", null);
    return ANNA.sign(untyped).withHeader("Content-Type", type);
  }

  /**
   * Returns a call signed with UNSIGNED-PAYLOAD in place of the body's hash, which SQS does not
   * accept.
   */
  private static HttpText unsignedBody() {
    HttpText signed = ANNA.signWithoutBody(CALL);
    assertThat(signed.header("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
    return signed;
  }

  static Stream<Arguments> changesOfTheSignature() {
    String signature = signature();
    String other = (signature.charAt(0) == 'a' ? 'b' : 'a') + signature.substring(1);
    String date = SIGNED.header("X-Amz-Date").substring(0, 8);
    return Stream.of(
        change("first digit", MISMATCH, edit(signature, other)),
        change("upper case", MISMATCH, edit(signature, signature.toUpperCase(Locale.ROOT) + "F")),
        change("shorter", MISMATCH, edit(signature, signature.substring(1))),
        change("no signature", INCOMPLETE, edit("Signature=" + signature, "")),
        change("empty signature", INCOMPLETE, edit(signature, "")),
        change("unknown key", UNKNOWN, edit("AKIAANNA", "AKIAEVE")),
        change("other key", MISMATCH, edit("AKIAANNA", "AKIABOB")),
        change("no key", UNKNOWN, edit("AKIAANNA", "")),
        change("key with a slash", INCOMPLETE, edit("AKIAANNA", "AKIA/ANNA")),
        change("date in the scope", MISMATCH, edit("/" + date + "/", "/20200101/")),
        change("region", MISMATCH, edit("us-east-1", "us-west-2")),
        change("no region", MISMATCH, edit("us-east-1", "*")),
        change("service", MISMATCH, edit("/sqs/", "/sns/")),
        change("other service here", MISMATCH, edit("/sqs/", "/monitoring/")),
        change("end of the scope", MISMATCH, edit("aws4_request", "aws5_request")),
        change("no credential", INCOMPLETE, edit("Credential=", "X=")),
        change("no signed headers", INCOMPLETE, edit("SignedHeaders=", "X=")),
        change("fewer signed headers", MISMATCH, edit("content-type;", "")),
        change("host is not signed", MISMATCH, edit("host;", "")),
        change("action is not signed", MISMATCH, edit(";x-amz-target", "")),
        change("not a pair", INCOMPLETE, edit("Signature=", "Signature:")),
        change("SHA-1", INCOMPLETE, edit("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1")),
        change("SigV4A", INCOMPLETE, edit("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")),
        change("SigV2", MISSING, authorization("AWS AKIAANNA:c2lnbmF0dXJl")),
        change("SigV3", MISSING, authorization("AWS3-HTTPS AWSAccessKeyId=AKIAANNA")),
        change("password", MISSING, authorization("Basic dXNlcjpwYXNzd29yZA==")),
        change("algorithm only", INCOMPLETE, authorization("AWS4-HMAC-SHA256")),
        change("nothing", MISSING, SIGNED.withHeader("Authorization", null)),
        change("a second earlier", MISMATCH, SIGNED.withHeader("X-Amz-Date", earlier())),
        change("no date", INCOMPLETE, SIGNED.withHeader("X-Amz-Date", null)),
        change("malformed date", INCOMPLETE, SIGNED.withHeader("X-Amz-Date", "yesterday")),
        change("no such date", INCOMPLETE, SIGNED.withHeader("X-Amz-Date", "20260231T000000Z")),
        change("both forms", MISMATCH, SIGNED.withTarget(URL.target())));
  }

  private static String signature() {
    String header = SIGNED.header("Authorization");
    return header.substring(header.indexOf("Signature=") + "Signature=".length());
  }

  private static String earlier() {
    return ANNA.after(Duration.ofSeconds(-5)).sign(CALL).header("X-Amz-Date");
  }

  private static HttpText edit(String part, String replacement) {
    String header = SIGNED.header("Authorization");
    assertThat(header).contains(part);
    return authorization(header.replace(part, replacement));
  }

  private static HttpText authorization(String header) {
    return SIGNED.withHeader("Authorization", header);
  }

  static Stream<Arguments> changesOfAPresignedUrl() {
    String date = URL.target().replaceAll(".*X-Amz-Date=(\\d{8})T.*", "$1");
    return Stream.of(
        change("action", MISMATCH, url("Action=CreateQueue", "Action=ListQueues")),
        change("parameter", MISMATCH, url("QueueName=a", "QueueName=b")),
        change("more parameters", MISMATCH, url("QueueName=a", "QueueName=a&Attribute.1.Name=b")),
        change("fewer parameters", MISMATCH, url("&QueueName=a", "")),
        change("body", MISMATCH, URL.withMethod("POST").withBody("QueueName=b")),
        change("method", MISMATCH, URL.withMethod("POST")),
        change("host", MISMATCH, URL.withHeader("Host", "other")),
        change("expiry", MISMATCH, url("X-Amz-Expires=", "X-Amz-Expires=1")),
        change("scope", MISMATCH, url("%2F" + date + "%2F", "%2F20200101%2F")),
        change("key", UNKNOWN, url("AKIAANNA", "AKIAEVE")),
        change("algorithm", INCOMPLETE, url("HMAC-SHA256", "HMAC-SHA1")),
        change("no algorithm", MISSING, url("X-Amz-Algorithm", "X")),
        change("no credential", INCOMPLETE, url("X-Amz-Credential", "X")),
        change("no date", INCOMPLETE, url("X-Amz-Date", "X")),
        change("no signed headers", INCOMPLETE, url("X-Amz-SignedHeaders", "X")),
        change(
            "host is not signed",
            MISMATCH,
            url("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=x")),
        change("no signature", INCOMPLETE, url("X-Amz-Signature", "X")),
        change("signature", MISMATCH, url("X-Amz-Signature=", "X-Amz-Signature=0")),
        change(
            "two signatures",
            MISMATCH,
            url("&X-Amz-Signature=", "&X-Amz-Signature=0&X-Amz-Signature=")));
  }

  private static HttpText url(String part, String replacement) {
    assertThat(URL.target()).contains(part);
    return URL.withTarget(URL.target().replace(part, replacement));
  }

  static Stream<Arguments> signersWhoAreNotLetIn() {
    Signer wrong = new Signer("AKIAANNA", "wrong", "us-east-1", "sqs", ANNA.clock());
    Signer swapped = new Signer("AKIAANNA", BOB.secret(), "us-east-1", "sqs", ANNA.clock());
    HttpText old = Calls.get("/?Action=ListQueues&AWSAccessKeyId=a&SignatureVersion=2&Signature=b");
    return Stream.of(
        change("wrong secret", MISMATCH, wrong.sign(CALL)),
        change("another's secret", MISMATCH, swapped.sign(CALL)),
        change("foreign key", UNKNOWN, Signer.of("AKIAIOSFODNN7EXAMPLE", "secret").sign(CALL)),
        change("other service", MISMATCH, ANNA.to("sns").sign(CALL)),
        change("16 minutes old", MISMATCH, ANNA.after(Duration.ofMinutes(-16)).sign(CALL)),
        change("a year old", MISMATCH, ANNA.after(Duration.ofDays(-365)).sign(CALL)),
        change("16 minutes ahead", MISMATCH, ANNA.after(Duration.ofMinutes(16)).sign(CALL)),
        change("an old URL", MISMATCH, ANNA.after(Duration.ofMinutes(-16)).presign(Calls.get("/"))),
        change("no signature", MISSING, CALL.withHeader("Host", Signer.HOST)),
        change("SigV2", MISSING, old.withHeader("Host", Signer.HOST)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({
    "changesOfTheRequest",
    "changesOfTheSignature",
    "changesOfAPresignedUrl",
    "signersWhoAreNotLetIn"
  })
  void isRefused(String what, String code, HttpText changed) throws IOException {
    HttpText.Answer answer = tailback.send(changed);
    assertThat(answer.status()).isEqualTo(code.equals(INCOMPLETE) ? 400 : 403);
    assertThat(code(answer)).isEqualTo(code);
    int queues = tailback.server().gate().call(engine -> engine.all().size());
    assertThat(queues).isZero();
  }

  private static String code(HttpText.Answer answer) {
    String header = answer.headers().get("x-amzn-query-error");
    return header == null
        ? answer.body().replaceAll("(?s).*<Code>(.*)</Code>.*", "$1")
        : header.replace(";Sender", "");
  }

  @Test
  void unchangedTheyAreLetIn() throws IOException {
    assertThat(tailback.send(SIGNED).status()).isEqualTo(200);
    assertThat(tailback.send(URL).status()).isEqualTo(200);
  }
}
