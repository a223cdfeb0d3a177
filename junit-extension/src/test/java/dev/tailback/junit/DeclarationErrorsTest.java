package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Wrong declarations are refused, with an error that leads to the place. */
class DeclarationErrorsTest {

  @TailbackTest
  static class NoQueueType {
    @Test
    void test(@SqsQueue(name = "orders") UUID orders) {}
  }

  @TailbackTest
  static class NoQueueName {
    @Test
    void test(TailbackQueue orders) {}
  }

  @TailbackTest
  static class FinalField {
    @SqsQueue(name = "orders")
    final String orders = "orders";

    @Test
    void test() {}
  }

  @TailbackTest
  static class BadName {
    @Test
    void test(@SqsQueue(name = "or/ders") String orders) {}
  }

  @TailbackTest
  static class BadTimeout {
    @Test
    void test(@SqsQueue(name = "orders", visibilityTimeout = 43_201) String orders) {}
  }

  @TailbackTest
  static class BadReceiveCount {
    @Test
    void test(
        @SqsQueue(name = "orders", deadLetter = "dlq", maxReceiveCount = 1_001) String orders) {}
  }

  @TailbackTest
  @SqsQueue(name = "dlq.fifo")
  static class OtherType {
    @Test
    void test(@SqsQueue(name = "orders", deadLetter = "dlq.fifo") String orders) {}
  }

  @TailbackTest
  @SqsQueue(name = "orders", visibilityTimeout = 3)
  static class Twice {
    @Test
    void test(@SqsQueue(name = "orders", visibilityTimeout = 4) String orders) {}
  }

  @TailbackTest
  static class BadFault {
    @Test
    @SqsFault(queue = "orders")
    void test() {}
  }

  @TailbackTest
  static class NoSuchQueue {
    @Test
    @SqsQueue(name = "orders")
    void test(TailbackAccount account) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> account.queue("order"))
          .withMessageMatching(
              "There is no queue order in the account \\d+, which has \\[orders]\\."
                  + " Declare it with @SqsQueue\\.");
    }
  }

  @TailbackTest
  static class FifoAttributeOfAnother {
    @Test
    void test(@SqsQueue(name = "orders", contentBasedDeduplication = true) String orders) {}
  }

  @Test
  void anAttributeOfFifoQueuesAloneIsExplained() {
    assertThat(Kit.failure(FifoAttributeOfAnother.class))
        .contains("SQS refuses the queue orders{ContentBasedDeduplication=true}:")
        .contains("Only FIFO queues, named *.fifo, have it.");
  }

  @Test
  void aQueueIsATailbackQueueOrAUrl() {
    assertThat(Kit.failure(NoQueueType.class))
        .contains("@SqsQueue is for a TailbackQueue or a String, the queue's URL")
        .contains("java.util.UUID")
        .contains("NoQueueType.test");
  }

  @Test
  void aQueueHasAName() {
    assertThat(Kit.failure(NoQueueName.class)).contains("annotate it with @SqsQueue(name = ...)");
  }

  @Test
  void aFinalFieldCannotBeSet() {
    assertThat(Kit.failure(FinalField.class)).contains("FinalField.orders is final");
  }

  @Test
  void theRulesAreThoseOfSqs() {
    assertThat(Kit.failure(BadName.class)).contains("or/ders").contains("alphanumeric characters");
    assertThat(Kit.failure(BadTimeout.class)).contains("43201").contains("VisibilityTimeout");
    assertThat(Kit.failure(BadReceiveCount.class)).contains("1001").contains("from 1 to 1000");
    assertThat(Kit.failure(OtherType.class)).contains("same type");
  }

  @Test
  void twoDeclarationsAgree() {
    assertThat(Kit.failure(Twice.class))
        .contains("The queue orders is declared twice")
        .contains("VisibilityTimeout=3")
        .contains("VisibilityTimeout=4");
  }

  @Test
  void aFaultHasOneEffect() {
    assertThat(Kit.failure(BadFault.class)).contains("A rule has one effect").contains("orders");
  }

  @Test
  void queuesThatExistAreNamedBesideTheOneThatDoesNot() {
    Kit.succeeds(Kit.run(NoSuchQueue.class), 1);
  }
}
