package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class AccountsAndRegionsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private static final SqsClient HOME = EMULATOR.sqs();
  private static final SqsClient ACCOUNT = client("123456789012", Region.US_EAST_1);
  private static final SqsClient REGION = client("test", Region.EU_WEST_1);
  private static final SqsClient CHINA = client("123456789012", Region.CN_NORTH_1);

  private static SqsClient client(String accessKeyId, Region region) {
    return Emulator.clientOf(SqsClient.builder(), EMULATOR.endpoint(), accessKeyId, region).build();
  }

  @AfterAll
  static void close() {
    ACCOUNT.close();
    REGION.close();
    CHINA.close();
  }

  @Test
  void anAccessKeyOfTwelveDigitsIsAnAccount() {
    TestQueue queue = TestQueue.create(ACCOUNT, Emulator.newName(), Map.of());
    assertThat(queue.url()).endsWith("/123456789012/" + queue.name());
    assertThat(queue.arn()).isEqualTo("arn:aws:sqs:us-east-1:123456789012:" + queue.name());
  }

  @Test
  void theRegionIsTheOneSignedFor() {
    TestQueue queue = TestQueue.create(REGION, Emulator.newName(), Map.of());
    assertThat(queue.arn()).isEqualTo("arn:aws:sqs:eu-west-1:000000000000:" + queue.name());
  }

  @Test
  void regionsHaveTheirPartitions() {
    TestQueue queue = TestQueue.create(CHINA, Emulator.newName(), Map.of());
    assertThat(queue.arn()).isEqualTo("arn:aws-cn:sqs:cn-north-1:123456789012:" + queue.name());
  }

  @Test
  void queuesOfTheSameNameAreApart() {
    String name = Emulator.newName();
    TestQueue home = TestQueue.create(HOME, name, Map.of());
    TestQueue account = TestQueue.create(ACCOUNT, name, Map.of());
    TestQueue region = TestQueue.create(REGION, name, Map.of());
    home.send("home");
    account.send("account");
    region.send("region");
    assertThat(home.receiveBodies()).containsExactly("home");
    assertThat(account.receiveBodies()).containsExactly("account");
    assertThat(region.receiveBodies()).containsExactly("region");
  }

  @Test
  void onlyOnesOwnQueuesAreListed() {
    TestQueue home = TestQueue.create(HOME, "listed-home", Map.of());
    TestQueue account = TestQueue.create(ACCOUNT, "listed-account", Map.of());
    TestQueue region = TestQueue.create(REGION, "listed-region", Map.of());
    assertThat(list(HOME)).containsExactly(home.url());
    assertThat(list(ACCOUNT)).containsExactly(account.url());
    assertThat(list(REGION)).containsExactly(region.url());
  }

  private static Iterable<String> list(SqsClient sqs) {
    return sqs.listQueues(r -> r.queueNamePrefix("listed-")).queueUrls();
  }

  @Test
  void anotherAccountsQueueIsReachedByItsUrl() {
    TestQueue account = TestQueue.create(ACCOUNT, Emulator.newName(), Map.of());
    account.send("b");
    assertThat(new TestQueue(HOME, account.url()).receiveBodies()).containsExactly("b");
    assertThat(
            HOME.getQueueUrl(
                    r -> r.queueName(account.name()).queueOwnerAWSAccountId("123456789012"))
                .queueUrl())
        .isEqualTo(account.url());
  }
}
