package dev.tailback.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A queue's owner and another account, on a server that enforces the queue's policy. */
class EnforcedPoliciesTest {
  private static final String OWNER = "111122223333";
  private static final String OTHER = "444455556666";
  private static final String ARN = "arn:aws:sqs:eu-west-1:111122223333:orders";

  private static final SendMessageBatchRequestEntry ENTRY =
      SendMessageBatchRequestEntry.builder().id("1").messageBody("b").build();

  private final EngineClock clock = EngineClock.pausedAt(1_770_120_000_000L);
  private Tailback tailback;
  private SqsClient owner;
  private SqsClient other;
  private String url;

  @BeforeEach
  void start() {
    start(true);
  }

  private void start(boolean isEnforced) {
    tailback =
        Tailback.builder()
            .clock(clock)
            .engineSettings(EngineSettings.seeded(1))
            .enforcePolicies(isEnforced)
            .start();
    owner = client(OWNER);
    other = client(OTHER);
    url = owner.createQueue(create -> create.queueName("orders")).queueUrl();
  }

  private SqsClient client(String account) {
    return SqsClient.builder()
        .endpointOverride(tailback.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")))
        .build();
  }

  @AfterEach
  void stop() {
    owner.close();
    other.close();
    tailback.close();
  }

  private void setPolicy(String... statements) {
    setPolicy(owner, statements);
  }

  private void setPolicy(SqsClient by, String... statements) {
    String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    by.setQueueAttributes(
        set ->
            set.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.POLICY, text.replace('\'', '"'))));
  }

  private static String statement(String effect, String principal, String action, String... more) {
    return "{'Effect':'%s','Principal':%s,'Action':'%s','Resource':'%s'%s}"
        .formatted(effect, principal, action, ARN, String.join("", more));
  }

  private static void assertDenied(ThrowingCallable call, String action, String reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SqsException.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(403);
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              assertThat(refused.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "User: arn:aws:iam::444455556666:root is not authorized to perform: "
                          + ("sqs:" + action + " on resource: " + ARN + reason));
            });
  }

  private static String notAllowed(String action) {
    return " because no resource-based policy allows the sqs:" + action + " action";
  }

  @Test
  void withoutAPolicyTheQueueIsItsOwnersAlone() {
    assertDenied(
        () -> other.sendMessage(send -> send.queueUrl(url).messageBody("a")),
        "sendmessage",
        notAllowed("sendmessage"));
    assertDenied(
        () -> other.receiveMessage(receive -> receive.queueUrl(url)),
        "receivemessage",
        notAllowed("receivemessage"));
    owner.sendMessage(send -> send.queueUrl(url).messageBody("a"));
    assertThat(owner.receiveMessage(receive -> receive.queueUrl(url)).messages()).hasSize(1);
  }

  @Test
  void addPermissionLetsAnAccountIn() {
    owner.addPermission(
        add -> add.queueUrl(url).label("send").awsAccountIds(OTHER).actions("SendMessage"));
    other.sendMessage(send -> send.queueUrl(url).messageBody("a"));
    other.sendMessageBatch(batch -> batch.queueUrl(url).entries(ENTRY));
    assertDenied(
        () -> other.purgeQueue(purge -> purge.queueUrl(url)),
        "purgequeue",
        notAllowed("purgequeue"));
    owner.removePermission(remove -> remove.queueUrl(url).label("send"));
    assertDenied(
        () -> other.sendMessageBatch(batch -> batch.queueUrl(url).entries(ENTRY)),
        "sendmessage",
        notAllowed("sendmessage"));
  }

  @Test
  void aDenialHoldsForTheOwnerToo() {
    setPolicy(
        statement("Allow", "'*'", "sqs:SendMessage"),
        statement("Deny", "{'AWS':'" + OTHER + "'}", "sqs:*"),
        statement("Deny", "'*'", "sqs:PurgeQueue"));
    assertDenied(
        () -> other.sendMessage(send -> send.queueUrl(url).messageBody("a")),
        "sendmessage",
        " with an explicit deny in a resource-based policy");
    assertThatThrownBy(() -> owner.purgeQueue(purge -> purge.queueUrl(url)))
        .hasMessageContaining("111122223333:root is not authorized to perform: sqs:purgequeue")
        .hasMessageContaining("explicit deny");
    owner.sendMessage(send -> send.queueUrl(url).messageBody("a"));
  }

  @Test
  void theRootOfTheAccountCanUnlockAQueueThatIsDeniedToAll() {
    String all = statement("Deny", "'*'", "sqs:*", ",'Sid':'all'");
    setPolicy(all);
    assertThatThrownBy(() -> owner.sendMessage(send -> send.queueUrl(url).messageBody("b")))
        .hasMessageContaining("with an explicit deny in a resource-based policy");
    assertThatThrownBy(
            () ->
                owner.setQueueAttributes(
                    set ->
                        set.queueUrl(url)
                            .attributes(
                                Map.of(
                                    QueueAttributeName.POLICY,
                                    "",
                                    QueueAttributeName.DELAY_SECONDS,
                                    "1"))))
        .hasMessageContaining("with an explicit deny in a resource-based policy");

    setPolicy(statement("Deny", "'*'", "sqs:PurgeQueue"), all);
    owner.removePermission(remove -> remove.queueUrl(url).label("all"));
    owner.sendMessage(send -> send.queueUrl(url).messageBody("b"));
  }

  @Test
  void aUserOfTheAccountCannotUnlockIt() {
    tailback.close();
    AccessKey root = new AccessKey(OWNER, "secret", OWNER);
    AccessKey user = new AccessKey(OTHER, "secret", OWNER, "user/anna");
    tailback =
        Tailback.builder().accessKeys(AccessKeys.of(root, user)).enforcePolicies(true).start();
    try (SqsClient account = client(OWNER);
        SqsClient anna = client(OTHER)) {
      url = account.createQueue(create -> create.queueName("orders")).queueUrl();
      setPolicy(account, statement("Deny", "'*'", "sqs:*"));
      assertThatThrownBy(() -> setPolicy(anna, statement("Deny", "'*'", "sqs:PurgeQueue")))
          .hasMessageContaining("with an explicit deny in a resource-based policy");
      setPolicy(account, statement("Deny", "'*'", "sqs:PurgeQueue"));
    }
  }

  @Test
  void actionsOfTheOwnerCannotBeGranted() {
    setPolicy(statement("Allow", "'*'", "sqs:*"));
    other.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN));
    assertDenied(
        () -> other.deleteQueue(delete -> delete.queueUrl(url)),
        "deletequeue",
        notAllowed("deletequeue"));
    assertDenied(
        () -> other.tagQueue(tag -> tag.queueUrl(url).tags(Map.of("a", "b"))),
        "tagqueue",
        notAllowed("tagqueue"));
    assertDenied(
        () -> other.listMessageMoveTasks(list -> list.sourceArn(ARN)),
        "listmessagemovetasks",
        notAllowed("listmessagemovetasks"));
  }

  @Test
  void anotherAccountsMoveTaskIsNotCancelled() {
    String dead = owner.createQueue(create -> create.queueName("dead")).queueUrl();
    setRedrive("arn:aws:sqs:eu-west-1:111122223333:dead");
    owner.sendMessage(send -> send.queueUrl(dead).messageBody("a"));
    String handle =
        owner
            .startMessageMoveTask(
                start ->
                    start
                        .sourceArn("arn:aws:sqs:eu-west-1:111122223333:dead")
                        .destinationArn(ARN)
                        .maxNumberOfMessagesPerSecond(1))
            .taskHandle();
    assertThatThrownBy(() -> other.cancelMessageMoveTask(cancel -> cancel.taskHandle(handle)))
        .hasMessageContaining("sqs:cancelmessagemovetask on resource");
  }

  private void setRedrive(String target) {
    String policy = "{\"deadLetterTargetArn\":\"" + target + "\",\"maxReceiveCount\":3}";
    owner.setQueueAttributes(
        set -> set.queueUrl(url).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
  }

  @Test
  void aUrlIsHiddenFromThoseWhoMayNotAskForIt() {
    assertHidden("orders");
    assertHidden("no-such-queue");
    setPolicy(statement("Allow", "{'AWS':'" + OTHER + "'}", "sqs:GetQueueUrl"));
    assertThat(
            other
                .getQueueUrl(get -> get.queueName("orders").queueOwnerAWSAccountId(OWNER))
                .queueUrl())
        .isEqualTo(url);
  }

  private void assertHidden(String name) {
    assertThatThrownBy(
            () -> other.getQueueUrl(get -> get.queueName(name).queueOwnerAWSAccountId(OWNER)))
        .isInstanceOf(QueueDoesNotExistException.class)
        .hasMessageContaining("does not exist or you do not have access to it.");
  }

  @Test
  void conditionsGoByTheRequestAndTheQueuesClock() {
    setPolicy(
        statement(
            "Allow",
            "'*'",
            "sqs:SendMessage",
            ",'Condition':{'DateLessThan':{'aws:CurrentTime':'2026-02-03T13:00:00Z'},"
                + "'IpAddress':{'aws:SourceIp':['127.0.0.1','::1']},"
                + "'StringLike':{'aws:UserAgent':'aws-sdk-java/2*'},"
                + "'StringEquals':{'aws:RequestedRegion':'eu-west-1'},"
                + "'Bool':{'aws:SecureTransport':'false'}}"));
    other.sendMessage(send -> send.queueUrl(url).messageBody("a"));
    clock.advance(Duration.ofHours(1));
    assertDenied(
        () -> other.sendMessage(send -> send.queueUrl(url).messageBody("a")),
        "sendmessage",
        notAllowed("sendmessage"));
  }

  @Test
  void unlessAskedForPoliciesAreStoredOnly() {
    stop();
    start(false);
    setPolicy(statement("Deny", "'*'", "sqs:SendMessage"));
    other.sendMessage(send -> send.queueUrl(url).messageBody("a"));
    assertThatThrownBy(
            () -> other.getQueueUrl(get -> get.queueName("x").queueOwnerAWSAccountId(OWNER)))
        .isInstanceOf(AwsServiceException.class)
        .hasMessageContaining("The specified queue does not exist.");
  }

  @Test
  void onlyWhatAnActionReadsSaysWhichQueueItIsAbout() {
    String own = other.createQueue(create -> create.queueName("own")).queueUrl();
    String deny = "sqs:startmessagemovetask on resource: " + ARN;
    assertThat(
            json(
                "StartMessageMoveTask",
                "\"SourceArn\":\"" + ARN + "\",\"QueueUrl\":\"" + own + "\""))
        .contains(deny);
    assertThat(
            json(
                "ListMessageMoveTasks",
                "\"SourceArn\":\"" + ARN + "\",\"QueueName\":\"own\",\"QueueUrl\":\"" + own + "\""))
        .contains("sqs:listmessagemovetasks on resource: " + ARN);
    assertThat(
            json(
                "GetQueueUrl",
                "\"QueueName\":\"orders\",\"QueueOwnerAWSAccountId\":\""
                    + OWNER
                    + "\",\"QueueUrl\":\""
                    + own
                    + "\""))
        .contains("or you do not have access to it");
  }

  /** Calls in AWS JSON as the other account, also with requests that no SDK would send. */
  private String json(String action, String members) {
    return json(action, members, "test");
  }

  private String json(String action, String members, String userAgent) {
    HttpRequest request =
        HttpRequest.newBuilder(tailback.endpoint())
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + OTHER + "/20260203/eu-west-1/sqs/aws4_request")
            .header("User-Agent", userAgent)
            .POST(HttpRequest.BodyPublishers.ofString("{" + members + "}"))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void movingDeadLettersNeedsThePermissionsOfWhatItDoes() {
    String dead = "arn:aws:sqs:eu-west-1:444455556666:dead";
    String deadUrl = other.createQueue(create -> create.queueName("dead")).queueUrl();
    String redrive = "{\"deadLetterTargetArn\":\"" + dead + "\",\"maxReceiveCount\":3}";
    other.createQueue(
        create ->
            create
                .queueName("target")
                .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive)));
    String target = "arn:aws:sqs:eu-west-1:444455556666:target";
    assertDenied(
        () -> other.startMessageMoveTask(start -> start.sourceArn(dead).destinationArn(ARN)),
        "sendmessage",
        notAllowed("sendmessage"));
    assertThatThrownBy(
            () ->
                other.startMessageMoveTask(
                    start -> start.sourceArn(dead).destinationArn(ARN + "-absent")))
        .as("an absent queue of another account looks like a present one")
        .hasMessageContaining("sqs:sendmessage on resource: " + ARN + "-absent");
    String noReceive =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\","
            + "\"Action\":\"sqs:ReceiveMessage\",\"Resource\":\"*\"}}";
    other.setQueueAttributes(
        set -> set.queueUrl(deadUrl).attributes(Map.of(QueueAttributeName.POLICY, noReceive)));
    assertThatThrownBy(
            () -> other.startMessageMoveTask(m -> m.sourceArn(dead).destinationArn(target)))
        .hasMessageContaining("sqs:receivemessage on resource: " + dead)
        .hasMessageContaining("explicit deny");
    other.setQueueAttributes(
        set -> set.queueUrl(deadUrl).attributes(Map.of(QueueAttributeName.POLICY, "")));
    assertThat(
            other.startMessageMoveTask(m -> m.sourceArn(dead).destinationArn(target)).taskHandle())
        .isNotEmpty();
  }

  @Test
  void aLongHeaderIsComparedInPart() {
    setPolicy(
        statement(
            "Allow",
            "'*'",
            "sqs:SendMessage",
            ",'Condition':{'StringEquals':{'aws:UserAgent':'" + "7".repeat(1_024) + "'}}"));
    String message = "\"QueueUrl\":\"" + url + "\",\"MessageBody\":\"a\"";
    assertThat(json("SendMessage", message, "7".repeat(1_023))).contains("AccessDenied");
    assertThat(json("SendMessage", message, "7".repeat(60_000))).contains("MessageId");
  }
}
