package dev.tailback.server.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that try to do more than is allowed. */
class HostileRequestsTest {
  private static final QueueAddress STAGING =
      new QueueAddress("123456789012", "eu-west-1", "staging-orders");
  private static final String ORDERS = "http://localhost/000000000000/orders";
  private static final String MOVE =
      "'SourceArn':'%s','DestinationArn':'arn:aws:sqs:us-east-1:000000000000:orders'";
  private static final String SECRET = "http://localhost/123456789012/secret";

  private FakeUpstream upstream;
  private Tailback front;

  @BeforeEach
  void start() throws IOException {
    upstream =
        new FakeUpstream(
            (request, connection) ->
                FakeUpstream.writes(
                        request.lines("x-amz-target").isEmpty()
                            ? FakeUpstream.xml("<Any></AnyResponse>")
                            : FakeUpstream.json("{}"))
                    .on(request, connection));
    front = Bridge.mapped(upstream.endpoint(), UpstreamAccess.ADMIN, Map.of("orders", STAGING));
  }

  @AfterEach
  void close() {
    front.close();
    upstream.close();
  }

  private String forwarded() {
    return upstream.request().body();
  }

  private void assertNotForwarded(HttpResponse<String> answer, String code) {
    assertThat(answer.body()).contains(code);
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void aMemberThatIsThereTwiceIsRefusedSinceUpstreamMayReadTheOther() {
    for (String members :
        new String[] {
          "'DestinationArn':'arn:aws:sqs:eu-west-1:123456789012:secret',"
              + "'DestinationArn':'arn:aws:sqs:eu-west-1:123456789012:orders','SourceArn':'%s'",
          "'QueueUrl':['http://x/secret'],'QueueUrl':'" + ORDERS + "'," + MOVE,
          "'Queue\\u0055rl':'" + SECRET + "','QueueUrl':'" + ORDERS + "'," + MOVE
        }) {
      String body = "{" + members.formatted(STAGING.arn().replace("staging-", "")) + "}";
      assertNotForwarded(
          RawCalls.json(front, "StartMessageMoveTask", body.replace('\'', '"')),
          "SerializationException");
    }
  }

  @Test
  void aNameInAnotherCaseNamesNoOtherQueue() {
    RawCalls.json(
        front, "PurgeQueue", "{\"queueUrl\":\"" + SECRET + "\",\"QueueUrl\":\"" + ORDERS + "\"}");
    assertThat(forwarded()).contains("staging-orders").doesNotContain("secret");

    RawCalls.query(front, "/", "Action=PurgeQueue&queueurl=" + SECRET + "&QueueUrl=" + ORDERS);
    assertThat(forwarded()).contains("staging-orders").doesNotContain("secret");
  }

  @Test
  void noCharacterOfAValueEndsIt() {
    RawCalls.query(
        front, "/", "Action=SendMessage&QueueUrl=" + ORDERS + "&MessageBody=a;QueueUrl=" + SECRET);

    assertThat(forwarded()).contains("MessageBody=a%3BQueueUrl%3D").doesNotContain(";");
  }

  @Test
  void charactersThatAreEscapedInPartStayWhole() {
    RawCalls.query(
        front, "/", "Action=SendMessage&QueueUrl=" + ORDERS + "&MessageBody=\u00c3%A9+%C3\u00a9");

    assertThat(forwarded()).contains("MessageBody=%C3%A9%20%C3%A9");
  }

  @Test
  void theBodyCountsBeforeTheQueryStringAndThePath() {
    RawCalls.query(
        front,
        "/123456789012/secret?Action=DeleteQueue&QueueUrl=" + SECRET,
        "Action=PurgeQueue&QueueUrl=" + ORDERS);

    assertThat(upstream.request().line()).startsWith("POST /123456789012/staging-orders HTTP");
    assertThat(forwarded())
        .isEqualTo(
            "Action=PurgeQueue&QueueUrl=http%3A%2F%2Flocalhost%3A"
                + upstream.endpoint().getPort()
                + "%2F123456789012%2Fstaging-orders");
  }

  @Test
  void pathsThatLeadElsewhereFindNoQueue() {
    for (String path :
        new String[] {
          "/000000000000/secret",
          "/000000000000/orders/../secret",
          "/000000000000/order%73",
          "/000000000000/orders%2F..%2Fsecret",
          "/queue/eu-west-1/123456789012/staging-orders"
        }) {
      assertNotForwarded(
          RawCalls.query(front, path, "Action=SendMessage&MessageBody=a"), "NonExistentQueue");
    }
  }

  @Test
  void nothingOfTheClientsSignatureIsSentOn() {
    String client = "CLIENT";
    RawCalls.query(
        front,
        "/?X-Amz-Signature=CLIENT&x-amz-security-token=CLIENT&X-Amz-Credential=CLIENT/1/2/3/4"
            + "&AWSAccessKeyId=CLIENT&Signature=CLIENT",
        "Action=PurgeQueue&QueueUrl=" + ORDERS + "&SecurityToken=CLIENT");
    assertThat(forwarded()).doesNotContain(client);

    RawCalls.json(
        front,
        "PurgeQueue",
        "{\"QueueUrl\":\"" + ORDERS + "\"}",
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=CLIENT/20261129/us-east-1/sqs/aws4_request, Signature=CLIENT",
        "X-Amz-Security-Token",
        client,
        "X-Amz-Date",
        client,
        "Cookie",
        client,
        "X-Forwarded-For",
        client);
    assertThat(upstream.request().head()).doesNotContain(client);
    assertThat(upstream.request().lines("authorization")).hasSize(1);
  }

  @Test
  void messagesAreNotMovedToQueuesThatAreNotForwarded() {
    String secret = "arn:aws:sqs:eu-west-1:123456789012:secret";
    for (String arn : new String[] {secret, secret.replace("arn:", "ARN:"), "arn:aws:sns:a:1:b"}) {
      assertNotForwarded(
          RawCalls.json(
              front,
              "StartMessageMoveTask",
              "{\"SourceArn\":\""
                  + STAGING.arn().replace("staging-", "")
                  + "\",\"DestinationArn\":\""
                  + arn
                  + "\"}"),
          "ResourceNotFoundException");
    }
    for (String arn : new String[] {secret, "\\u0061" + secret.substring(1)}) {
      String policy = "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":1}";
      String escaped = policy.replace("\\", "\\\\").replace("\"", "\\\"");
      assertNotForwarded(
          RawCalls.json(
              front,
              "SetQueueAttributes",
              "{\"QueueUrl\":\""
                  + ORDERS
                  + "\",\"Attributes\":{\"RedrivePolicy\":\""
                  + escaped
                  + "\"}}"),
          "Dead letter target does not exist");
    }
  }

  @Test
  void theQueueOfAnotherAccountIsAskedForThere() {
    RawCalls.json(front, "GetQueueUrl", "{\"QueueName\":\"orders\"}");
    assertThat(forwarded())
        .isEqualTo(
            "{\"QueueOwnerAWSAccountId\":\"123456789012\",\"QueueName\":\"staging-orders\"}");

    RawCalls.query(front, "/", "Action=GetQueueUrl&QueueName=orders");
    assertThat(forwarded())
        .isEqualTo(
            "Action=GetQueueUrl&QueueName=staging-orders&QueueOwnerAWSAccountId=123456789012");
  }

  @Test
  void whatTheProtocolDoesNotReadIsNotSentOn() {
    RawCalls.json(
        front,
        "PurgeQueue",
        "{\"QueueUrl\":\"" + ORDERS + "\"}",
        "X-Amz-Target",
        "AmazonSQS.DeleteQueue",
        "X-Amzn-Query-Mode",
        "false");

    assertThat(upstream.request().lines("x-amz-target"))
        .containsExactly("x-amz-target: AmazonSQS.PurgeQueue");
    assertThat(upstream.request().lines("x-amzn-query-mode")).isEmpty();
    assertThat(upstream.request().line()).isEqualTo("POST / HTTP/1.1");
  }
}
