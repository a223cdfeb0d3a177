package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.QUEUE_DOES_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which queue URLs are returned, and which texts name a queue. */
final class QueueUrlsTest {
  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=%s/20261122/%s/sqs/aws4_request, SignedHeaders=host, Signature=0";
  private static final String ARN = "Attributes.QueueArn";

  @AutoClose private final Emulator emulator = new Emulator();

  @BeforeEach
  void createQueue() {
    emulator.queue("q");
  }

  private static HttpConnection.Request attributes(Wire wire, String url) {
    return wire.request(
        "GetQueueAttributes", Members.of("QueueUrl", url, "AttributeNames", List.of("QueueArn")));
  }

  private Object arn(Wire wire, HttpConnection.Request request) {
    HttpConnection.Answer answer = emulator.send(request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Members.at(wire.members("GetQueueAttributes", answer), ARN);
  }

  private static String credentials(String key, String region) {
    return SIGNED.formatted(key, region);
  }

  private String create(Wire wire, String name, String header, String value) {
    HttpConnection.Request request =
        wire.request("CreateQueue", Members.of("QueueName", name)).with(header, value);
    HttpConnection.Answer answer = emulator.send(request);
    return (String) wire.members("CreateQueue", answer).get("QueueUrl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9324/000000000000/q",
        "https://sqs.us-east-1.amazonaws.com/000000000000/q",
        "https://queue.amazonaws.com/000000000000/q",
        "https://us-east-1.queue.amazonaws.com/000000000000/q",
        "https://sqs.us-east-1.api.aws/000000000000/q",
        "https://sqs-fips.us-east-1.amazonaws.com/000000000000/q",
        "http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/q",
        "http://some.other.host:1/000000000000/q",
        "http://[::1]:9324/000000000000/q",
        "http://host/queue/us-east-1/000000000000/q",
        "http://host/base/path/000000000000/q",
        "http://localhost:9324/queue/q",
        "http://localhost:9324/q",
        "http://localhost:9324/000000000000/q/",
        "/000000000000/q",
        "/queue/q",
        "000000000000/q",
        "q"
      })
  void manyTextsNameAQueue(String url) {
    for (Wire wire : Wire.values()) {
      assertThat(arn(wire, attributes(wire, url))).isEqualTo(Emulator.ARNS + "q");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9324/111122223333/q",
        "http://localhost:9324/000000000000/Q",
        "http://localhost:9324/000000000000/q2",
        "https://sqs.eu-west-1.amazonaws.com/000000000000/q",
        "http://host/queue/eu-west-1/000000000000/q",
        "q.fifo"
      })
  void otherTextsDoNot(String url) {
    emulator.refuses(
        QUEUE_DOES_NOT_EXIST, Emulator.NO_QUEUE, "GetQueueAttributes", "QueueUrl", url);
  }

  @ParameterizedTest
  @CsvSource({
    "http://sqs.eu-west-1.amazonaws.com/000000000000/r",
    "http://eu-west-1.queue.amazonaws.com/000000000000/r",
    "http://sqs.eu-west-1.localhost:9324/000000000000/r",
    "http://any/queue/eu-west-1/000000000000/r"
  })
  void theRegionInAUrlCounts(String url) {
    create(Wire.JSON, "r", "Authorization", credentials("test", "eu-west-1"));
    for (Wire wire : Wire.values()) {
      assertThat(arn(wire, attributes(wire, url)))
          .isEqualTo("arn:aws:sqs:eu-west-1:000000000000:r");
    }
  }

  @Test
  void aBareNameIsOfTheCallersAccountAndRegion() {
    for (Wire wire : Wire.values()) {
      String caller = credentials("111122223333", "eu-west-1");
      assertThat(create(wire, "mine", "Authorization", caller))
          .isEqualTo("http://localhost:9324/111122223333/mine");
      assertThat(arn(wire, attributes(wire, "mine").with("Authorization", caller)))
          .isEqualTo("arn:aws:sqs:eu-west-1:111122223333:mine");
    }
  }

  @Test
  void anotherAccountsUrlNamesThatAccountsQueue() {
    String owner = credentials("111122223333", "us-east-1");
    String url = create(Wire.JSON, "theirs", "Authorization", owner);
    for (Wire wire : Wire.values()) {
      assertThat(arn(wire, attributes(wire, url)))
          .isEqualTo("arn:aws:sqs:us-east-1:111122223333:theirs");
      Map<String, Object> request =
          Members.of("QueueName", "theirs", "QueueOwnerAWSAccountId", "111122223333");
      assertThat(emulator.call(wire, "GetQueueUrl", request)).containsEntry("QueueUrl", url);
    }
  }

  @Test
  void accountsAndRegionsDoNotSeeEachOthersQueues() {
    create(Wire.JSON, "theirs", "Authorization", credentials("111122223333", "us-east-1"));
    create(Wire.JSON, "far", "Authorization", credentials("test", "eu-west-1"));
    for (Wire wire : Wire.values()) {
      assertThat(emulator.call(wire, "ListQueues", Members.of()))
          .isEqualTo(Map.of("QueueUrls", List.of(Emulator.URLS + "q")));
    }
  }

  @Test
  void theHostNamesTheRegionOfAnUnsignedRequest() {
    for (Wire wire : Wire.values()) {
      String url = create(wire, "h", "Host", "sqs.eu-west-1.localhost:9324");
      assertThat(url).isEqualTo("http://sqs.eu-west-1.localhost:9324/000000000000/h");
      assertThat(arn(wire, attributes(wire, url)))
          .isEqualTo("arn:aws:sqs:eu-west-1:000000000000:h");
    }
  }

  @Test
  void aHostWithoutAPortGetsTheListeners() {
    for (Wire wire : Wire.values()) {
      assertThat(create(wire, "h", "Host", "sqs.local"))
          .isEqualTo("http://sqs.local:" + emulator.port() + "/000000000000/h");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Host, evil:1",
    "X-Forwarded-Proto, https",
    "X-Forwarded-Port, 443",
    "Forwarded, host=evil;proto=https"
  })
  void forwardingHeadersAreIgnored(String header, String value) {
    for (Wire wire : Wire.values()) {
      assertThat(create(wire, "h", header, value)).isEqualTo(Emulator.URLS + "h");
    }
  }

  @Test
  void aQueryOnAQueuesPathNeedsNoUrl() {
    HttpConnection.Request send = Wire.QUERY.request("SendMessage", Members.of("MessageBody", "b"));
    for (String path : List.of("/000000000000/q", "/queue/q", "/q")) {
      assertThat(emulator.send(send.at(path)).status()).as(path).isEqualTo(200);
    }
    assertThat(emulator.send(send.at("/000000000000/none")).body())
        .contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>");
  }

  @Test
  void aQueueUrlOverridesThePath() {
    emulator.queue("other");
    HttpConnection.Request request = attributes(Wire.QUERY, Emulator.URLS + "other");
    assertThat(arn(Wire.QUERY, request.at("/000000000000/q"))).isEqualTo(Emulator.ARNS + "other");
  }

  @Test
  void jsonIsUnderstoodOnAnyPath() {
    for (String path : List.of("/", "/000000000000/other", "/any/where", "/?x=y")) {
      assertThat(arn(Wire.JSON, attributes(Wire.JSON, Emulator.URLS + "q").at(path)))
          .isEqualTo(Emulator.ARNS + "q");
    }
  }

  @Test
  void aGetIsAQuery() {
    String query = "?Action=GetQueueAttributes&AttributeName=QueueArn&Version=2012-11-05";
    Map<String, String> headers = Map.of("Host", Emulator.HOST);
    for (String target :
        List.of(
            "/000000000000/q" + query,
            "/" + query + "&QueueUrl=http%3A%2F%2Fh%2F000000000000%2Fq",
            "/" + query + "&QueueUrl=http://h/000000000000/q",
            "/" + query.replace("&Version=2012-11-05", "") + "&QueueUrl=q")) {
      HttpConnection.Request get = new HttpConnection.Request("GET", target, headers, "");
      assertThat(arn(Wire.QUERY, get)).isEqualTo(Emulator.ARNS + "q");
      assertThat(arn(Wire.QUERY, get.with("Content-Length", "0"))).isEqualTo(Emulator.ARNS + "q");
    }
  }

  @Test
  void theFormTakesPrecedenceOverTheQueryString() {
    HttpConnection.Request form = attributes(Wire.QUERY, "q");
    assertThat(arn(Wire.QUERY, form.at("/?QueueUrl=none&AttributeName.1=Policy")))
        .isEqualTo(Emulator.ARNS + "q");
  }

  @Test
  void theContentTypeDecidesOnTheProtocolAndNotTheTarget() {
    HttpConnection.Request form =
        attributes(Wire.QUERY, "q").with("X-Amz-Target", "AmazonSQSv20121105.GetQueueAttributes");
    assertThat(arn(Wire.QUERY, form)).isEqualTo(Emulator.ARNS + "q");
    HttpConnection.Request json = attributes(Wire.JSON, "q");
    for (String type : List.of("application/x-amz-json-1.1", "APPLICATION/X-AMZ-JSON-1.0; a=b")) {
      assertThat(arn(Wire.JSON, json.with("Content-Type", type))).isEqualTo(Emulator.ARNS + "q");
    }
  }

  @Test
  void parametersOfASignatureAreIgnoredButForTheCaller() {
    String target =
        "/q?Action=GetQueueAttributes&AttributeName.1=QueueArn&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=111122223333%2F20261122%2Feu-west-1%2Fsqs%2Faws4_request"
            + "&X-Amz-Date=20261122T000000Z&X-Amz-Expires=60&X-Amz-Signature=0&Expires=x";
    create(Wire.JSON, "q", "Authorization", credentials("111122223333", "eu-west-1"));
    HttpConnection.Request get =
        new HttpConnection.Request("GET", target, Map.of("Host", Emulator.HOST), "");
    assertThat(arn(Wire.QUERY, get)).isEqualTo("arn:aws:sqs:eu-west-1:111122223333:q");
  }
}
