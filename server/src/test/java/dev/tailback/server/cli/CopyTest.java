package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AccessKey;
import dev.tailback.server.auth.AccessKeys;
import dev.tailback.server.forward.signing.AwsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** {@code tailback copy} from a server that checks signatures. */
class CopyTest {
  private static final String ACCOUNT = "123456789012";
  private static final String KEY = "AKIAANNA";
  private static final String SECRET = "anna's/secret";
  private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:";

  @RegisterExtension private final AwsSettings settings = new AwsSettings();

  private final Commands commands = new Commands();
  private @TempDir Path directory;
  private Tailback source;
  private SqsClient sqs;

  @BeforeEach
  void start() {
    settings.set("aws.accessKeyId", KEY);
    settings.set("aws.secretAccessKey", SECRET);
    settings.set("aws.region", "eu-west-1");
    source =
        Tailback.builder().accessKeys(AccessKeys.of(new AccessKey(KEY, SECRET, ACCOUNT))).start();
    sqs = client(source, KEY, SECRET);
  }

  @AfterEach
  void stop() {
    sqs.close();
    source.close();
  }

  private static SqsClient client(Tailback server, String key, String secret) {
    return SqsClient.builder()
        .endpointOverride(server.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private int copy(String... args) {
    List<String> words = new ArrayList<>(List.of("copy", "--from", source.endpoint().toString()));
    words.addAll(List.of(args));
    return commands.run(words.toArray(String[]::new));
  }

  private void create(String name, Map<String, String> attributes, Map<String, String> tags) {
    sqs.createQueue(
        request -> request.queueName(name).attributesWithStrings(attributes).tags(tags));
  }

  private void create(String name, String... attributes) {
    Map<String, String> byName = new TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      byName.put(attributes[i], attributes[i + 1]);
    }
    if (name.endsWith(".fifo")) {
      byName.put("FifoQueue", "true");
    }
    create(name, byName, Map.of());
  }

  private static String redrive(String deadLetterQueue, int maxReceiveCount) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(ARN + deadLetterQueue, maxReceiveCount);
  }

  private void createAssortment() {
    create("plain");
    create(
        "numbers",
        "DelaySeconds",
        "5",
        "MaximumMessageSize",
        "2048",
        "MessageRetentionPeriod",
        "3600",
        "ReceiveMessageWaitTimeSeconds",
        "20",
        "VisibilityTimeout",
        "0");
    create("defaults", "VisibilityTimeout", "30", "MaximumMessageSize", "1048576");
    create("a-dlq", "RedriveAllowPolicy", "{\"redrivePermission\":\"allowAll\"}");
    create("orders", "RedrivePolicy", redrive("a-dlq", 3), "VisibilityTimeout", "60");
    create(
        "z-dlq",
        "RedriveAllowPolicy",
        "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"" + ARN + "mail\"]}");
    create("mail", "RedrivePolicy", redrive("z-dlq", 1000));
    create("sealed", "RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}");
    create("events-dlq.fifo");
    create(
        "events.fifo",
        "ContentBasedDeduplication",
        "true",
        "DeduplicationScope",
        "messageGroup",
        "FifoThroughputLimit",
        "perMessageGroupId",
        "RedrivePolicy",
        redrive("events-dlq.fifo", 5));
    create("scope.fifo", "DeduplicationScope", "messageGroup");
    create("encrypted", "KmsMasterKeyId", "alias/orders", "KmsDataKeyReusePeriodSeconds", "600");
    create("open", "SqsManagedSseEnabled", "false");
    create(
        "shared",
        "Policy",
        "{\"Version\":\"2012-10-17\",\"Id\":\"it's: {a}\",\"Statement\":[{\"Sid\":\"all\","
            + "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:SendMessage\","
            + "\"Resource\":\""
            + ARN
            + "shared\",\"Condition\":{\"ArnLike\":"
            + "{\"aws:SourceArn\":\"arn:aws:sns:*:*:*\"}}}]}");
    create(
        "spaced",
        "Policy",
        "{ \"Version\": \"2012-10-17\", \"Statement\": [ {\"Effect\": \"Deny\", \"Principal\":"
            + " \"*\","
            + " \"Action\": \"sqs:*\", \"Resource\": \""
            + ARN
            + "spaced\"} ] }");
    create(
        "tagged",
        Map.of(),
        Map.of("team", "checkout", "no", "yes", "M\u00fcller: 1", "= +@/", "n", "", "5", "007"));
    create("tagged.fifo", Map.of("FifoQueue", "true"), Map.of("cost center", "007"));
    List.of("true", "123", "0x1F", "-dash", "_", "yes.fifo", "1e5").forEach(this::create);
    for (int i = 0; i < 7; i++) {
      create("queue-" + i, "VisibilityTimeout", Integer.toString(100 + i));
    }
  }

  /** Returns everything that clients see of the queues, except times. */
  private static Map<String, Object> seen(SqsClient sqs) {
    Map<String, Object> seen = new TreeMap<>();
    for (String url : sqs.listQueues().queueUrls()) {
      Map<String, Object> queue = new TreeMap<>();
      queue.putAll(
          sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
              .attributesAsStrings());
      queue.keySet().removeIf(name -> name.endsWith("Timestamp"));
      queue.put("tags", new TreeMap<>(sqs.listQueueTags(r -> r.queueUrl(url)).tags()));
      seen.put(url.substring(url.lastIndexOf('/')), queue);
    }
    return seen;
  }

  private Tailback startFrom(Path file) {
    Configuration configuration = Configuration.read(file);
    return Tailback.builder()
        .account(configuration.options().get("account").text())
        .region(configuration.options().get("region").text())
        .configuration(configuration)
        .start();
  }

  @Test
  void aServerStartedFromTheFileHasTheSameQueues() {
    createAssortment();
    Path file = directory.resolve("queues.yaml");
    assertThat(copy("--out", file.toString())).as(commands.err()).isZero();
    assertThat(commands.out()).startsWith("Copied 31 queues to " + file);
    try (Tailback copied = startFrom(file);
        SqsClient reader = client(copied, "test", "test")) {
      assertThat(seen(reader)).hasSize(31).isEqualTo(seen(sqs));
    }
  }

  @Test
  void defaultsAreLeftOut() {
    create("plain");
    create("orders", "VisibilityTimeout", "60", "RedrivePolicy", redrive("plain", 3));
    assertThat(copy()).isZero();
    assertThat(commands.out().lines())
        .containsExactly(
            "# The queues of " + source.endpoint() + "/ in eu-west-1, without their messages.",
            "# Attributes with SQS's defaults are left out.",
            "account: \"123456789012\"",
            "region: eu-west-1",
            "queues:",
            "  orders:",
            "    VisibilityTimeout: 60",
            "    deadLetterQueue:",
            "      name: plain",
            "      maxReceiveCount: 3",
            "  plain:");
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void aPrefixLeavesOutOthersEvenADeadLetterQueue() {
    create("x-dlq");
    create("orders", "RedrivePolicy", redrive("x-dlq", 3));
    assertThat(copy("--queue-prefix", "ord")).isZero();
    assertThat(commands.out())
        .contains("  orders:\n    # RedrivePolicy is left out: ", "Dead letter target")
        .doesNotContain("deadLetterQueue:", "  x-dlq:");
  }

  @Test
  void theRegionIsWhereQueuesAreLookedFor() {
    create("orders");
    assertThat(copy("--region", "us-west-2")).isZero();
    assertThat(commands.out()).endsWith("queues: {}\n");
  }

  @Test
  void anExistingFileIsOverwrittenOnlyByForce() throws IOException {
    create("orders");
    Path file = Files.writeString(directory.resolve("queues.yaml"), "mine");
    assertThat(copy("--out", file.toString())).isEqualTo(2);
    assertThat(commands.err()).contains("exists; --force overwrites it");
    assertThat(file).hasContent("mine");

    assertThat(copy("--out", file.toString(), "--force")).isZero();
    assertThat(file).content().contains("  orders:");
  }

  @Test
  void aQueueThatMayNotBeReadIsAComment() throws Exception {
    create("orders");
    create("secret");
    deny("secret", "GetQueueAttributes");
    assertThat(copy()).isEqualTo(1);
    assertThat(commands.out())
        .contains("# Not copied: secret: GetQueueAttributes: AccessDenied: no way", "  orders:\n")
        .doesNotContain("  secret:");
    assertThat(commands.err()).contains("some queues could not be read");
  }

  @Test
  void tagsThatMayNotBeReadAreAComment() throws Exception {
    create("orders", "VisibilityTimeout", "60");
    deny("orders", "ListQueueTags");
    assertThat(copy()).isEqualTo(1);
    assertThat(commands.out())
        .contains(
            "  orders:\n    # ListQueueTags: AccessDenied: no way\n    VisibilityTimeout: 60");
  }

  @Test
  void nothingIsWrittenIfTheQueuesMayNotBeListed() throws Exception {
    Path file = Files.writeString(directory.resolve("queues.yaml"), "mine");
    deny(null, "ListQueues");
    assertThat(copy("--out", file.toString(), "--force")).isEqualTo(2);
    assertThat(commands.err()).contains("tailback: ListQueues: AccessDenied: no way");
    assertThat(file).hasContent("mine");
  }

  private void deny(String queue, String action) throws Exception {
    String fault =
        "{%s\"actions\":[\"%s\"],\"error\":{\"code\":\"AccessDenied\",\"status\":403,\"message\":\"no way\"}}"
            .formatted(queue == null ? "" : "\"queue\":\"" + queue + "\",", action);
    HttpRequest request =
        HttpRequest.newBuilder(source.endpoint().resolve("/_tailback/faults"))
            .POST(BodyPublishers.ofString(fault))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aWrongSecretIsRefused() {
    settings.set("aws.secretAccessKey", "wrong");
    assertThat(copy()).isEqualTo(2);
    assertThat(commands.err()).startsWith("tailback: ListQueues: InvalidSignature").hasLineCount(1);
  }

  @Test
  void withoutCredentialsNothingIsCalled() {
    System.clearProperty("aws.accessKeyId");
    assertThat(copy()).isEqualTo(2);
    assertThat(commands.err())
        .contains("tailback: no AWS credentials were found")
        .endsWith("takes any: AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test\n");
  }

  @Test
  void aProfileHasCredentialsAndRegion() throws IOException {
    System.clearProperty("aws.region");
    settings.set("aws.accessKeyId", "AKIAOTHER");
    settings.configFile(
        "[profile staging]",
        "region = eu-west-1",
        "aws_access_key_id = " + KEY,
        "aws_secret_access_key = " + SECRET);
    create("orders");
    assertThat(copy("--aws-profile", "staging")).as(commands.err()).isZero();
    assertThat(commands.out()).contains("  orders:");
  }

  @Test
  void anEndpointThatCantBeReached() throws IOException {
    ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    closed.close();
    String url = "http://127.0.0.1:" + closed.getLocalPort();
    assertThat(commands.run("copy", "--from", url)).isEqualTo(2);
    assertThat(commands.err()).contains("tailback: " + URI.create(url) + "/ can't be reached");
  }

  @Test
  void amazonsSqsNeedsARegion() {
    System.clearProperty("aws.region");
    assertThat(commands.run("copy", "--from", "aws")).isEqualTo(2);
    assertThat(commands.err()).contains("no region is set: use --region or AWS_REGION");
  }

  @Test
  void aSourceIsRequiredAndHasNoUser() {
    assertThat(commands.run("copy")).isEqualTo(2);
    assertThat(commands.run("copy", "--from", "http://anna:secret@localhost")).isEqualTo(2);
    assertThat(commands.err()).contains("'--from", "is not a URL without a user");
  }
}
