package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Throttles and faults that are declared and never fire. */
class UnusedPressureTest {
  private static final String ALLOWED = " @TailbackTest(failOnUnusedPressure = false) allows that.";

  private static void sendInVain(SqsClient sqs, String url) {
    assertThatThrownBy(() -> send(sqs, url)).isInstanceOf(SqsException.class);
  }

  private static void send(SqsClient sqs, String url) {
    sqs.sendMessage(r -> r.queueUrl(url).messageBody("m"));
  }

  @TailbackTest
  @SqsQueue(name = "orders")
  static class OfNoQueue {
    @Test
    @SqsFault(queue = "order", actions = "SendMessage", error = "OverLimit")
    void sends(SqsClient sqs, TailbackAccount account) {
      send(sqs, account.queue("orders").url());
    }
  }

  @Test
  void aFaultForAQueueThatDoesNotExistFailsTheTest() {
    assertThat(Kit.failure(OfNoQueue.class))
        .isEqualTo(
            "@SqsFault(queue = \"order\", actions = \"SendMessage\", error = \"OverLimit\") on"
                + " OfNoQueue.sends never fired: there is no queue order, only [orders]."
                + ALLOWED);
    Kit.run(OfNoQueue.class).testEvents().assertStatistics(tests -> tests.failed(1));
  }

  @TailbackTest
  static class WithoutCalls {
    @Test
    @SqsFault(
        actions = {"SendMessage", "SendMessageBatch"},
        times = 2,
        drop = true)
    @SqsThrottle(queue = "ord*", rate = 100)
    void sendsOnce(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      sqs.receiveMessage(r -> r.queueUrl(url));
    }
  }

  @Test
  void aRuleWithoutCallsFailsTheTest() {
    assertThat(Kit.failure(WithoutCalls.class).lines())
        .containsExactlyInAnyOrder(
            "@SqsThrottle(queue = \"ord*\", rate = 100.0) on WithoutCalls.sendsOnce never fired: no"
                + " call came too fast for it."
                + ALLOWED,
            "@SqsFault(actions = {\"SendMessage\", \"SendMessageBatch\"}, drop = true, times = 2) on"
                + " WithoutCalls.sendsOnce never fired: there was no call for it, or too few."
                + ALLOWED);
  }

  @TailbackTest(failOnUnusedPressure = false)
  static class Allowed {
    @Test
    @SqsFault(queue = "order", throttle = true)
    void sends(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      send(sqs, url);
    }
  }

  static class AllowedInCode {
    @RegisterExtension
    static final TailbackExtension tailback =
        TailbackExtension.builder().failOnUnusedPressure(false).build();

    @Test
    @SqsFault(queue = "order", throttle = true)
    void sends(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      send(sqs, url);
    }
  }

  @Test
  void itCanBeAllowed() {
    Kit.succeeds(Kit.run(Allowed.class, AllowedInCode.class), 2);
  }

  @TailbackTest
  static class Used {
    @Test
    @SqsFault(queue = "o*s", actions = "SendMessage", throttle = true)
    void byAQueueThatTheTestCreates(SqsClient sqs) {
      String url = sqs.createQueue(r -> r.queueName("others")).queueUrl();
      sendInVain(sqs, url);
    }

    @Test
    @SqsFault(queue = "orders", error = "OverLimit")
    void byTheCallThatWouldHaveCreatedTheQueue(SqsClient sqs) {
      assertThatThrownBy(() -> sqs.createQueue(r -> r.queueName("orders")))
          .isInstanceOf(SqsException.class);
    }

    @Test
    @SqsFault(queue = "orders", probability = 0, throttle = true)
    void orNotWhereItIsLeftToChance(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      send(sqs, url);
    }
  }

  @Test
  void aRuleThatFiredIsUsedWhateverItsQueue() {
    Kit.succeeds(Kit.run(Used.class), 3);
  }

  @TailbackTest
  static class ChanceWithoutQueue {
    @Test
    @SqsFault(queue = "order", probability = 0.5, throttle = true)
    void sends(SqsClient sqs, @SqsQueue(name = "orders") String url) {
      send(sqs, url);
    }
  }

  @Test
  void whatIsLeftToChanceStillNeedsAQueue() {
    assertThat(Kit.failure(ChanceWithoutQueue.class)).contains("there is no queue order, only");
  }

  @TailbackTest
  @SqsQueue(name = "orders")
  @SqsFault(queue = "orders", actions = "SendMessage", throttle = true)
  static class OfTheClass {
    @Test
    void sends(SqsClient sqs, TailbackAccount account) {
      sendInVain(sqs, account.queue("orders").url());
    }

    @Test
    void doesNothing(TailbackAccount account) {
      assertThat(account.queue("orders")).isNotNull();
    }

    @Test
    @Disabled("It is never run.")
    void isDisabled() {}
  }

  @Test
  void whatAClassDeclaresIsUsedByAnyOfItsTests() {
    Kit.succeeds(Kit.run(OfTheClass.class), 2);
  }

  @TailbackTest
  @SqsFault(queue = "orders", actions = "SendMessage", throttle = true)
  static class UsedByANestedClass {
    @Test
    void doesNothing() {}

    @Nested
    class Inner {
      @Test
      void sends(SqsClient sqs, @SqsQueue(name = "orders") String url) {
        sendInVain(sqs, url);
      }
    }
  }

  @TailbackTest
  @SqsFault(queue = "orders", actions = "SendMessage", throttle = true)
  static class UsedByNone {
    @Test
    void doesNothing(@SqsQueue(name = "orders") String url) {
      assertThat(url).isNotNull();
    }

    @Nested
    class Inner {
      @Test
      void doesNothingEither(@SqsQueue(name = "orders") String url) {
        assertThat(url).isNotNull();
      }
    }
  }

  @Test
  void whatAClassDeclaresIsForTheClassesInItToo() {
    Kit.succeeds(Kit.run(UsedByANestedClass.class), 2);
    var results = Kit.run(UsedByNone.class);
    results.testEvents().assertStatistics(tests -> tests.succeeded(2));
    assertThat(Kit.failures(results))
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains(" on UsedByNone never fired: there was no call for it");
  }

  @Test
  void aClassOfWhichNotAllTestsRunIsNotJudged() {
    var results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(UsedByNone.class, "doesNothing", String.class))
            .execute();
    results.testEvents().assertStatistics(tests -> tests.succeeded(1));
    assertThat(Kit.failures(results)).isEmpty();
  }

  @TailbackTest
  static class WithInvocations {
    @ParameterizedTest
    @ValueSource(strings = {"SendMessage", "ReceiveMessage"})
    @SqsFault(queue = "orders", actions = "SendMessage", throttle = true)
    void oneIsEnough(String action, SqsClient sqs, @SqsQueue(name = "orders") String url) {
      if (action.equals("SendMessage")) {
        sendInVain(sqs, url);
      }
    }
  }

  @TailbackTest
  static class WithIdleInvocations {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @SqsFault(queue = "orders", actions = "SendMessage", throttle = true)
    void noneIsTooFew(int number, @SqsQueue(name = "orders") String url) {
      assertThat(url).isNotNull();
    }
  }

  @Test
  void oneInvocationOfAMethodIsEnough() {
    Kit.succeeds(Kit.run(WithInvocations.class), 2);
    var results = Kit.run(WithIdleInvocations.class);
    results.testEvents().assertStatistics(tests -> tests.succeeded(2));
    assertThat(Kit.failures(results))
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains(" on WithIdleInvocations.noneIsTooFew never fired");
  }

  @TailbackTest
  @SqsQueue(name = "orders")
  @SqsFault(queue = "order", throttle = true)
  static class Failing {
    @Test
    @SqsFault(queue = "orders", actions = "SendMessage", throttle = true)
    void fails() {
      throw new IllegalStateException("the first failure");
    }
  }

  @Test
  void aTestThatFailsAnywayFailsWithItsOwnFailure() {
    List<Throwable> failures = Kit.failures(Kit.run(Failing.class));
    assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
    assertThat(failures.get(0).getSuppressed())
        .extracting(Throwable::getMessage)
        .anyMatch(message -> message.contains(" on Failing never fired: there is no queue order"))
        .anyMatch(message -> message.contains(" on Failing.fails never fired: there was no call"))
        .hasSize(2);
  }

  @TailbackTest
  static class Aborted {
    @Test
    @SqsFault(queue = "orders", throttle = true)
    void isAborted() {
      assumeThat(true).isFalse();
    }
  }

  @Test
  void aTestThatIsAbortedStaysSo() {
    Kit.run(Aborted.class).testEvents().assertStatistics(tests -> tests.aborted(1).failed(0));
  }
}
