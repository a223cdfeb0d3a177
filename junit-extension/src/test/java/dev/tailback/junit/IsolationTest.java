package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Tests that run at the same time, with queues of the same name. */
class IsolationTest {
  private static final int TESTS = 40;

  @TailbackTest
  static class Fixture {
    static final Set<String> ACCOUNTS = ConcurrentHashMap.newKeySet();
    static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

    @RepeatedTest(TESTS)
    void aloneInItsQueue(
        SqsClient sqs, TailbackAccount account, @SqsQueue(name = "orders") TailbackQueue orders)
        throws Exception {
      assertThat(ACCOUNTS.add(account.id())).isTrue();
      assertThatQueue(orders).isDrained();
      sqs.sendMessage(r -> r.queueUrl(orders.url()).messageBody(account.id()));
      TOGETHER.await(60, TimeUnit.SECONDS);
      assertThatQueue(orders).hasVisible(1).hasMessage(account.id());
    }
  }

  @Test
  void testsThatRunAtTheSameTimeNeverMeet() {
    Kit.succeeds(Kit.runAtTheSameTime(Fixture.class), TESTS);
    assertThat(Fixture.ACCOUNTS).hasSize(TESTS);
  }

  @TailbackTest
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Leftovers {
    static String url;

    @Test
    void a(SqsClient sqs, @SqsQueue(name = "orders") TailbackQueue orders) {
      url = orders.url();
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("left"));
    }

    @Test
    void b(TailbackAccount account) {
      boolean isThere =
          account.emulator().gate().call(queues -> queues.all().stream().findAny().isPresent());
      assertThat(isThere).isFalse();
    }
  }

  @Test
  void theQueuesOfATestGoWithIt() {
    Kit.succeeds(Kit.run(Leftovers.class), 2);
    assertThat(Leftovers.url).isNotNull();
  }

  @TailbackTest
  static class Clients {
    @RepeatedTest(TESTS)
    void test(SqsClient sqs, SqsAsyncClient async) {
      sqs.listQueues();
      async.listQueues().join();
    }
  }

  @Test
  void theThreadsOfATestsClientsGoWithIt() {
    Kit.succeeds(Kit.run(Clients.class), TESTS);
    // Otherwise they would end after ten seconds.
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(threadsOfClients()).isLessThan(TESTS / 2));
  }

  private static long threadsOfClients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sdk-async-response"))
        .count();
  }

  @TailbackTest
  static class ItsEnd {
    static int port;

    @Test
    void test(URI endpoint) {
      port = endpoint.getPort();
      assertThat(Emulator.at(port)).isNotNull();
    }
  }

  @Test
  void theEmulatorEndsWithTheLastTest() {
    Kit.succeeds(Kit.run(ItsEnd.class), 1);
    assertThat(Emulator.at(ItsEnd.port)).isNull();
  }

  @TailbackTest
  static class Shared {
    static final Set<URI> ENDPOINTS = ConcurrentHashMap.newKeySet();

    @Test
    void test(URI endpoint) {
      ENDPOINTS.add(endpoint);
    }
  }

  @TailbackTest
  static class SharedToo {
    @Test
    void test(URI endpoint) {
      Shared.ENDPOINTS.add(endpoint);
    }
  }

  @TailbackTest(perClass = true)
  static class Own {
    static int port;

    @Test
    void test(URI endpoint) {
      port = endpoint.getPort();
      Shared.ENDPOINTS.add(endpoint);
    }
  }

  @Test
  void classesShareAnEmulatorUnlessTheyWantTheirOwn() {
    Kit.succeeds(Kit.runAtTheSameTime(Shared.class, SharedToo.class, Own.class), 3);
    assertThat(Shared.ENDPOINTS).hasSize(2);
    assertThat(Emulator.at(Own.port)).isNull();
  }
}
