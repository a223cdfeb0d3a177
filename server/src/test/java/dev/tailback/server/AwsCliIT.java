package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An old client of the Query protocol, the AWS CLI 2.9, against the jar: the README's example, and
 * each of the 20 actions that it knows. It is older than move tasks.
 */
@Tag("outside")
@Timeout(300)
class AwsCliIT {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "\n## A first queue\n((?!\n## ).)*?\n```sh\n(?<script>.*?)```", Pattern.DOTALL);

  private static final String DEFAULT_ACCOUNT = "000000000000";

  private static TailbackProcess tailback;
  private static int accounts;

  private @TempDir Path home;
  private String account;
  private AwsCli cli;

  @BeforeAll
  static void start() throws Exception {
    tailback = TailbackProcess.ready();
  }

  @AfterAll
  static void stop() throws Exception {
    tailback.close();
  }

  /** Each test has its own account, so it finds no queues of others. */
  @BeforeEach
  void open() {
    account = String.format("%012d", ++accounts);
    cli = new AwsCli(tailback.endpoint(), account, home);
  }

  @Test
  void theExampleOfTheReadmeSendsReceivesAndDeletes() throws Exception {
    String script = example().replace("9324", String.valueOf(tailback.port()));
    assertThat(script).contains("send-message", "receive-message", "delete-message");
    assertThat(cli.script(script).success())
        .containsPattern("\"MessageId\": \"[0-9a-f-]{36}\"")
        .doesNotContain("9324");
    cli = new AwsCli(tailback.endpoint(), DEFAULT_ACCOUNT, home);
    String url = cli.sqs("list-queues --query QueueUrls");
    assertThat(url).isEqualTo(tailback.endpoint() + "/" + DEFAULT_ACCOUNT + "/orders");
    assertThat(counts(url)).isEqualTo("0\t0\t0");
  }

  private static String example() throws Exception {
    Matcher matcher = EXAMPLE.matcher(Files.readString(README));
    assertThat(matcher.find()).as("README.md has the example").isTrue();
    return matcher.group("script");
  }

  @Test
  void aQueueIsMadeFoundSetUpAndDeleted() throws Exception {
    String url = create("orders --attributes VisibilityTimeout=45");
    assertThat(url).isEqualTo(tailback.endpoint() + "/" + account + "/orders");
    assertThat(create("orders --attributes VisibilityTimeout=45")).isEqualTo(url);
    assertThat(cli.sqs("get-queue-url --queue-name orders")).isEqualTo(url);
    create("other");
    create("other.fifo --attributes FifoQueue=true");
    assertThat(cli.sqs("list-queues --queue-name-prefix ord --query QueueUrls")).isEqualTo(url);
    assertThat(cli.sqs("list-queues --page-size 1 --query QueueUrls").lines()).hasSize(3);

    on(url, "set-queue-attributes --attributes MessageRetentionPeriod=600");
    assertThat(attributes(url, "VisibilityTimeout", "MessageRetentionPeriod", "QueueArn"))
        .isEqualTo("45\t600\tarn:aws:sqs:us-east-1:" + account + ":orders");
    assertThat(on(url, "get-queue-attributes --attribute-names All --query keys(Attributes)"))
        .contains("CreatedTimestamp", "SqsManagedSseEnabled");

    on(url, "delete-queue");
    assertThat(cli.sqs("list-queues --query QueueUrls")).doesNotContain("/orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-queue-url --queue-name missing",
        "receive-message --queue-url http://localhost:1/000000000000/missing",
        "purge-queue --queue-url http://localhost:1/000000000000/missing",
        "delete-queue --queue-url http://localhost:1/000000000000/missing"
      })
  void aMissingQueueIsReported(String words) throws Exception {
    assertThat(cli.call(words).failure())
        .contains("(AWS.SimpleQueueService.NonExistentQueue)")
        .endsWith("The specified queue does not exist for this wsdl version.");
  }

  @Test
  void refusalsAreShownWithCodeAndText() throws Exception {
    String url = create("orders");
    assertThat(cli.call("create-queue --queue-name orders --attributes DelaySeconds=7").failure())
        .contains("(QueueAlreadyExists)", "DelaySeconds");
    assertThat(cli.call("delete-message --receipt-handle x --queue-url " + url).failure())
        .contains("(ReceiptHandleIsInvalid)", "\"x\"");
    assertThat(cli.call("create-queue --queue-name no/name").failure())
        .contains("(InvalidParameterValue)");
  }

  @Test
  void aQueueHasTagsAndPermissions() throws Exception {
    String url = create("orders", "--tags", "team=checkout,stage=Zürich + co");
    assertThat(tags(url)).isEqualTo("Zürich + co\tcheckout\tNone");
    on(url, "tag-queue --tags stage=live,cost=7");
    on(url, "untag-queue --tag-keys team nothing");
    assertThat(tags(url)).isEqualTo("live\tNone\t7");

    on(url, "add-permission --label friends --aws-account-ids 111122223333 --actions SendMessage");
    assertThat(attributes(url, "Policy")).contains("friends", "111122223333", "SQS:SendMessage");
    on(url, "remove-permission --label friends");
    assertThat(attributes(url, "Policy")).doesNotContain("friends");
  }

  private String tags(String url) throws Exception {
    return on(url, "list-queue-tags --query Tags.[stage,team,cost]");
  }

  @Test
  void aMessageIsSentReceivedHiddenAndDeleted() throws Exception {
    String url = create("orders");
    String body = "two \"cöffees\"\n& <cake>";
    String attributes =
        "{'color':{'DataType':'String','StringValue':'blue'},"
            + "'size':{'DataType':'Number.int','StringValue':'42'},"
            + "'raw':{'DataType':'Binary.png','BinaryValue':'AAEC/w=='}}";
    String send = "send-message --query [MD5OfMessageBody,MD5OfMessageAttributes]";
    String[] content = {
      "--message-body", body, "--message-attributes", attributes.replace('\'', '"')
    };
    assertThat(on(url, send, content))
        .isEqualTo("9394420cc1ba330e14d0a30ff402aeaf\t1bc3689abf4b53e8a659de76561d5168");

    String members =
        "Attributes.ApproximateReceiveCount,MessageAttributes.color.StringValue,"
            + "MessageAttributes.size.StringValue,MessageAttributes.raw.BinaryValue,Body";
    String receive = "receive-message --attribute-names All --message-attribute-names All";
    assertThat(on(url, receive + " --visibility-timeout 0 --query Messages[0].[" + members + "]"))
        .isEqualTo("1\tblue\t42\tAAEC/w==\t" + body);

    String handle = receive(url);
    assertThat(counts(url)).isEqualTo("0\t0\t1");
    on(url, "change-message-visibility --visibility-timeout 0 --receipt-handle " + handle);
    assertThat(counts(url)).isEqualTo("1\t0\t0");
    on(url, "delete-message --receipt-handle " + receive(url));
    assertThat(counts(url)).isEqualTo("0\t0\t0");
    assertThat(on(url, "receive-message --wait-time-seconds 1")).isEmpty();
  }

  @Test
  void batchesTellOfEachEntry() throws Exception {
    String outcomes = " --query [Successful[].Id,Failed[].[Id,Code]] --entries ";
    String url = create("orders");
    String messages =
        "Id=a,MessageBody=one Id=b,MessageBody=two,DelaySeconds=901"
            + " Id=c,MessageBody=three,DelaySeconds=900";
    assertThat(on(url, "send-message-batch" + outcomes + messages))
        .isEqualTo("a\tc\nb\tInvalidParameterValue");
    assertThat(counts(url)).isEqualTo("1\t1\t0");

    String handles = "Id=a,ReceiptHandle=" + receive(url) + " Id=b,ReceiptHandle=x";
    String timeouts = handles.replace(",", ",VisibilityTimeout=60,");
    assertThat(on(url, "change-message-visibility-batch" + outcomes + timeouts))
        .isEqualTo("a\nb\tReceiptHandleIsInvalid");
    assertThat(on(url, "delete-message-batch" + outcomes + handles))
        .isEqualTo("a\nb\tReceiptHandleIsInvalid");
    on(url, "purge-queue");
    assertThat(counts(url)).isEqualTo("0\t0\t0");
  }

  @Test
  void aFifoQueueKeepsOrderAndDropsDuplicates() throws Exception {
    String url = create("orders.fifo --attributes FifoQueue=true,ContentBasedDeduplication=true");
    String send = "send-message --query [MessageId,SequenceNumber] --message-group-id g";
    String first = on(url, send + " --message-body one");
    assertThat(on(url, send + " --message-body one")).isEqualTo(first);
    on(url, send + " --message-body two");
    String receive = "receive-message --max-number-of-messages 10 --attribute-names All";
    assertThat(on(url, receive + " --query Messages[].[Body,Attributes.MessageGroupId]"))
        .isEqualTo("one\tg\ntwo\tg");
    assertThat(on(url, receive)).isEmpty();
  }

  @Test
  void aMessageReceivedTooOftenGoesToTheDeadLetterQueue() throws Exception {
    String deadLetters = create("dead-letters");
    String arn = attributes(deadLetters, "QueueArn");
    String policy = "{\\\"deadLetterTargetArn\\\":\\\"" + arn + "\\\",\\\"maxReceiveCount\\\":1}";
    String url = create("orders --attributes {\"RedrivePolicy\":\"" + policy + "\"}");
    assertThat(on(deadLetters, "list-dead-letter-source-queues --query queueUrls")).isEqualTo(url);

    on(url, "send-message --message-body poison");
    on(url, "receive-message --visibility-timeout 0");
    assertThat(on(url, "receive-message")).isEmpty();
    assertThat(on(deadLetters, "receive-message --query Messages[].Body")).isEqualTo("poison");
  }

  private String create(String nameAndMore, String... more) throws Exception {
    return cli.sqs("create-queue --queue-name " + nameAndMore, more);
  }

  private String on(String url, String words, String... more) throws Exception {
    return cli.sqs(words + " --queue-url " + url, more);
  }

  private String receive(String url) throws Exception {
    return on(url, "receive-message --query Messages[0].ReceiptHandle");
  }

  /** Returns the numbers of visible, delayed and in-flight messages. */
  private String counts(String url) throws Exception {
    return attributes(
        url,
        "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesDelayed",
        "ApproximateNumberOfMessagesNotVisible");
  }

  private String attributes(String url, String... names) throws Exception {
    String query = "--query Attributes.[" + String.join(",", names) + "] --attribute-names ";
    return on(url, "get-queue-attributes " + query + String.join(" ", names));
  }
}
