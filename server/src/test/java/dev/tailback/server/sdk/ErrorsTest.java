package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertMissing;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidAddressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Refusals that are the same whatever is asked for. */
class ErrorsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();

  /** A call of an action on the queue with a URL. */
  private interface QueueCall {
    void on(SqsClient sqs, String url);
  }

  static Stream<QueueCall> callsOnAQueue() {
    List<String> one = List.of("x");
    return Stream.of(
        (sqs, url) ->
            sqs.addPermission(r -> r.queueUrl(url).label("x").awsAccountIds(one).actions(one)),
        (sqs, url) ->
            sqs.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle("x").visibilityTimeout(1)),
        (sqs, url) -> sqs.changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(List.of())),
        (sqs, url) -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle("x")),
        (sqs, url) -> sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(List.of())),
        (sqs, url) -> sqs.deleteQueue(r -> r.queueUrl(url)),
        (sqs, url) ->
            sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNamesWithStrings("Nonsense")),
        (sqs, url) -> sqs.listDeadLetterSourceQueues(r -> r.queueUrl(url).maxResults(0)),
        (sqs, url) -> sqs.listQueueTags(r -> r.queueUrl(url)),
        (sqs, url) -> sqs.purgeQueue(r -> r.queueUrl(url)),
        (sqs, url) -> sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(99)),
        (sqs, url) -> sqs.removePermission(r -> r.queueUrl(url).label("x")),
        (sqs, url) -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("\u0000")),
        (sqs, url) -> sqs.sendMessageBatch(r -> r.queueUrl(url).entries(List.of())),
        (sqs, url) ->
            sqs.setQueueAttributes(
                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "x"))),
        (sqs, url) -> sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("aws:", ""))),
        (sqs, url) -> sqs.untagQueue(r -> r.queueUrl(url).tagKeys("")));
  }

  @ParameterizedTest
  @MethodSource("callsOnAQueue")
  void aQueueThatDoesNotExistIsToldBeforeAnythingElse(QueueCall call) {
    assertNoSuchQueue(() -> call.on(sqs, EMULATOR.endpoint() + "/000000000000/missing"));
  }

  @ParameterizedTest
  @MethodSource("callsOnAQueue")
  void anAddressWithoutAPathIsNone(QueueCall call) {
    assertRefused(
        () -> call.on(sqs, "https://queue.amazonaws.com/"),
        InvalidAddressException.class,
        404,
        "InvalidAddress",
        "The address https://queue.amazonaws.com/ is not valid for this endpoint.");
  }

  @ParameterizedTest
  @MethodSource("callsOnAQueue")
  void aQueueMustBeNamed(QueueCall call) {
    assertMissing(() -> call.on(sqs, ""), "QueueUrl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "a b", "http://x/y", "/", "///", "%", "ü", "a/b/c/d/e"})
  void anyOtherAddressNamesAQueueThatDoesNotExist(String url) {
    if (url.replace("/", "").isEmpty()) {
      assertThatThrownBy(() -> sqs.purgeQueue(r -> r.queueUrl(url)))
          .isInstanceOf(InvalidAddressException.class);
    } else {
      assertNoSuchQueue(() -> sqs.purgeQueue(r -> r.queueUrl(url)));
    }
  }

  private static void assertNoSuchQueue(ThrowingCallable call) {
    assertRefused(
        call,
        QueueDoesNotExistException.class,
        400,
        "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist.");
  }

  @Test
  void requiredMembersMustBeGiven() {
    TestQueue queue = EMULATOR.newQueue();
    assertMissing(() -> sqs.createQueue(r -> {}), "QueueName");
    assertMissing(() -> sqs.getQueueUrl(r -> {}), "QueueName");
    assertMissing(() -> sqs.receiveMessage(r -> {}), "QueueUrl");
    assertMissing(() -> sqs.startMessageMoveTask(r -> {}), "SourceArn");
    assertMissing(() -> sqs.listMessageMoveTasks(r -> {}), "SourceArn");
    assertMissing(() -> sqs.cancelMessageMoveTask(r -> {}), "TaskHandle");
    assertMissing(() -> sqs.addPermission(r -> r.queueUrl(queue.url())), "Label");
    assertMissing(() -> sqs.removePermission(r -> r.queueUrl(queue.url())), "Label");
    assertMissing(() -> sqs.setQueueAttributes(r -> r.queueUrl(queue.url())), "Attribute.Name");
    assertMissing(
        () -> sqs.changeMessageVisibility(r -> r.queueUrl(queue.url()).receiptHandle("x")),
        "VisibilityTimeout");
  }

  @Test
  void aRefusedRequestIsNotTriedAgain() {
    long before = EMULATOR.calls();
    assertNoSuchQueue(() -> sqs.purgeQueue(r -> r.queueUrl("missing")));
    assertThat(EMULATOR.calls()).isEqualTo(before + 1);
  }
}
