package dev.tailback.server.forward;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.forward.signing.AwsRegion;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class ForwardingTest {
  private static final QueueAddress STAGING =
      new QueueAddress("123456789012", "eu-west-1", "staging-orders");
  private static final QueueAddress DEAD =
      new QueueAddress("123456789012", "eu-west-1", "staging-dead");

  private final Tailback upstream = Tailback.builder().start();
  private final SqsClient there = Bridge.client(upstream);
  private Tailback front = Bridge.inFrontOf(upstream.endpoint());
  private SqsClient here = Bridge.client(front);

  @BeforeEach
  void createQueue() {
    there.createQueue(request -> request.queueName("orders"));
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
    front.close();
    upstream.close();
  }

  private void startMapped(UpstreamAccess access, Map<String, QueueAddress> mapping) {
    here.close();
    front.close();
    front = Bridge.mapped(upstream.endpoint(), access, mapping);
    here = Bridge.client(front);
  }

  private String url(SqsClient client, String name) {
    return client.getQueueUrl(request -> request.queueName(name)).queueUrl();
  }

  @Test
  void messagesTravelThroughItAndUrlsLeadToIt() {
    String url = url(here, "orders");
    assertThat(url).isEqualTo(front.endpoint() + "/000000000000/orders");

    String id =
        here.sendMessage(request -> request.queueUrl(url).messageBody("two coffees")).messageId();
    Message message = here.receiveMessage(request -> request.queueUrl(url)).messages().get(0);
    assertThat(message.body()).isEqualTo("two coffees");
    assertThat(message.messageId()).isEqualTo(id);
    here.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));

    assertThat(here.listQueues().queueUrls()).containsExactly(url);
    upstream
        .gate()
        .run(queues -> assertThat(queues.all().iterator().next().counts().visible()).isZero());
    front.gate().run(queues -> assertThat(queues.storedBytes()).isZero());
  }

  @Test
  void aCallOfTheConsoleIsNotTakenForOneOfAWebPage() {
    String body =
        "{\"QueueUrl\":\"%s\",\"AttributeNames\":[\"All\"]}".formatted(url(here, "orders"));
    HttpResponse<String> answer =
        RawCalls.json(
            front,
            "GetQueueAttributes",
            body,
            "User-Agent",
            "Mozilla/5.0",
            "X-Tailback-Console",
            "1");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("VisibilityTimeout");
  }

  @Test
  void theConsoleChangesNoQueuesUnlessThatIsAllowed() {
    startMapped(UpstreamAccess.MESSAGES, Map.of("orders", STAGING));
    String body = "{\"QueueUrl\":\"orders\",\"MessageBody\":\"tea\"}";
    HttpResponse<String> answer =
        RawCalls.json(front, "SendMessage", body, "X-Tailback-Console", "1");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains(
            "The console does not change queues of another SQS unless --upstream-allow"
                + " admin is set.");
    assertThat(RawCalls.json(front, "ListQueues", "{}", "X-Tailback-Console", "1").statusCode())
        .isEqualTo(200);
    assertThat(front.upstreamCalls()).isEqualTo(UpstreamCalls.NONE);
  }

  @Test
  void errorsComeBackAsTheyAre() {
    assertThatThrownBy(() -> url(here, "absent"))
        .isInstanceOfSatisfying(
            QueueDoesNotExistException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorCode())
                  .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
              assertThat(e.requestId()).isNotEmpty();
            });
  }

  @Test
  void aQueueOfAnotherAccountRegionAndNameIsSeenUnderOurs() {
    startMapped(UpstreamAccess.ADMIN, Map.of("orders", STAGING, "dead", DEAD));
    here.createQueue(request -> request.queueName("dead"));
    String policy =
        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":1}";
    String url =
        here.createQueue(
                request ->
                    request
                        .queueName("orders")
                        .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)))
            .queueUrl();

    assertThat(url).isEqualTo(front.endpoint() + "/000000000000/orders");
    upstream.gate().run(queues -> assertThat(queues.find(STAGING)).isNotNull());
    Map<QueueAttributeName, String> seen =
        here.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(seen)
        .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:orders");
    assertThat(seen.get(QueueAttributeName.REDRIVE_POLICY))
        .contains("arn:aws:sqs:us-east-1:000000000000:dead");
    assertThat(here.listQueues().queueUrls())
        .containsExactly(front.endpoint() + "/000000000000/dead", url);
  }

  @Test
  void onlyMappedQueuesAreForwarded() {
    there.createQueue(request -> request.queueName("secret"));
    startMapped(UpstreamAccess.MESSAGES, Map.of("orders", Bridge.HOME.sibling("orders")));
    String secret = upstream.endpoint() + "/000000000000/secret";

    assertThatThrownBy(() -> here.receiveMessage(request -> request.queueUrl(secret)))
        .isInstanceOf(QueueDoesNotExistException.class);
    assertThatThrownBy(() -> url(here, "secret")).isInstanceOf(QueueDoesNotExistException.class);
    assertThat(here.listQueues().queueUrls()).hasSize(1);
  }

  @Test
  void whatChangesQueuesIsNotForwardedUnlessAllowed() {
    startMapped(UpstreamAccess.MESSAGES, Map.of("orders", Bridge.HOME.sibling("orders")));
    String url = url(here, "orders");

    assertThatThrownBy(() -> here.purgeQueue(request -> request.queueUrl(url)))
        .isInstanceOfSatisfying(
            SqsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              assertThat(e.awsErrorDetails().errorMessage()).contains("--upstream-allow admin");
            });
    here.sendMessage(request -> request.queueUrl(url).messageBody("tea"));
    startMapped(UpstreamAccess.READ_ONLY, Map.of("orders", Bridge.HOME.sibling("orders")));
    assertThatThrownBy(() -> here.receiveMessage(request -> request.queueUrl(url)))
        .hasMessageContaining("--upstream-read-only");
  }

  @Test
  void anUpstreamThatIsNotThereIsAnsweredAsUnavailable() {
    upstream.close();

    assertThatThrownBy(() -> url(here, "orders"))
        .isInstanceOfSatisfying(
            SqsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(503);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
            });
  }

  private void addFault(String rule) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(front.endpoint().resolve("/_tailback/faults"))
            .POST(BodyPublishers.ofString(rule))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isEqualTo(200);
  }

  @Test
  void aFaultRuleHasMessagesDeliveredTwice() throws Exception {
    addFault("{\"for\":\"10m\",\"duplicate\":{\"share\":1}}");
    String url = url(here, "orders");
    here.sendMessage(request -> request.queueUrl(url).messageBody("tea"));

    Message first = here.receiveMessage(request -> request.queueUrl(url)).messages().get(0);
    Message second = here.receiveMessage(request -> request.queueUrl(url)).messages().get(0);
    assertThat(second).isEqualTo(first);
    assertThat(here.receiveMessage(request -> request.queueUrl(url)).messages()).isEmpty();
  }

  @Test
  void faultRulesMeetCallsBeforeTheyAreSentOnAndAfterwards() throws Exception {
    addFault(
        "{\"for\":\"10m\",\"queue\":\"orders\",\"times\":1,"
            + "\"error\":{\"code\":\"OverLimit\",\"message\":\"too much\",\"moment\":\"after\"}}");
    String url = front.endpoint() + "/000000000000/orders";

    assertThatThrownBy(() -> here.sendMessage(request -> request.queueUrl(url).messageBody("tea")))
        .hasMessageContaining("too much");
    assertThat(here.receiveMessage(request -> request.queueUrl(url)).messages()).hasSize(1);
  }

  @Test
  void aClientThatGoesAwayEndsTheCallToTheUpstream() throws Exception {
    String body = "{\"QueueUrl\":\"http://a/000000000000/orders\",\"WaitTimeSeconds\":20}";
    String request =
        "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AmazonSQS.ReceiveMessage\r\n"
            + ("Content-Length: " + body.length() + "\r\n\r\n" + body);
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), front.port())) {
      client.getOutputStream().write(request.getBytes(US_ASCII));
      awaitWaiting(1);
    }
    awaitWaiting(0);
  }

  private void awaitWaiting(int receives) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                upstream
                        .gate()
                        .call(
                            queues -> queues.all().iterator().next().inspection().waitingReceives())
                    == receives);
  }

  private void createDeadLetterQueueOfTwo() {
    startMapped(UpstreamAccess.ADMIN, Map.of("orders", STAGING, "dead", DEAD));
    try (SqsClient owner = Bridge.client(upstream.endpoint(), STAGING.account(), "eu-west-1")) {
      owner.createQueue(r -> r.queueName(DEAD.name()));
      String policy = "{\"deadLetterTargetArn\":\"" + DEAD.arn() + "\",\"maxReceiveCount\":1}";
      Map<QueueAttributeName, String> attributes =
          Map.of(QueueAttributeName.REDRIVE_POLICY, policy);
      owner.createQueue(r -> r.queueName(STAGING.name()).attributes(attributes));
      owner.createQueue(r -> r.queueName("secret").attributes(attributes));
    }
  }

  @Test
  void sourcesOfDeadLettersThatAreNotMappedAreNotListed() {
    createDeadLetterQueueOfTwo();
    String dead = url(here, "dead");

    assertThat(here.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls())
        .containsExactly(front.endpoint() + "/000000000000/orders");
    assertThat(
            RawCalls.query(front, "/", "Action=ListDeadLetterSourceQueues&QueueUrl=" + dead).body())
        .contains("<QueueUrl>" + front.endpoint() + "/000000000000/orders</QueueUrl>")
        .doesNotContain("secret");
  }

  @Test
  void aMoveTaskNeedsADestinationThatIsMapped() {
    createDeadLetterQueueOfTwo();
    String source = "arn:aws:sqs:us-east-1:000000000000:dead";

    assertThatThrownBy(() -> here.startMessageMoveTask(r -> r.sourceArn(source)))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("not forwarded without a DestinationArn");
    here.startMessageMoveTask(
        r -> r.sourceArn(source).destinationArn("arn:aws:sqs:us-east-1:000000000000:orders"));
  }

  @Test
  void noQueueIsCreatedForAnotherAccountOfAmazon() {
    Upstream amazon =
        new Upstream(
            AwsRegion::endpoint,
            UpstreamAccess.ADMIN,
            new ForwardedQueues(Bridge.HOME, Map.of("orders", STAGING), false),
            Bridge.as(Bridge.HOME.account()),
            null);
    try (Tailback before = Bridge.start(amazon, builder -> builder);
        SqsClient client = Bridge.client(before)) {
      assertThatThrownBy(() -> client.createQueue(r -> r.queueName("orders")))
          .isInstanceOf(SqsException.class)
          .hasMessageContaining(STAGING.arn() + " is in another account than the credentials");
    }
  }
}
