package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.RESOURCE_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@Rules("Move tasks")
@Source(api = "StartMessageMoveTask")
final class MoveTaskRules {

  @Test
  void messagesGoBackToWhereTheyCameFrom(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue first = sqs.queueWithDeadLetters(deadLetters, 1);
    Queue second = sqs.queueWithDeadLetters(deadLetters, 1);
    die(first, "of the first");
    die(second, "of the second");

    start(sqs, deadLetters, null);

    assertThat(first.receive().body()).isEqualTo("of the first");
    assertThat(second.receive().body()).isEqualTo("of the second");
    deadLetters.givesNothing();
  }

  @Test
  void messagesGoToTheQueueThatIsNamed(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue source = sqs.queueWithDeadLetters(deadLetters, 1);
    Queue destination = sqs.queue();
    die(source, "elsewhere");

    start(sqs, deadLetters, destination);

    assertThat(destination.receive().body()).isEqualTo("elsewhere");
    source.givesNothing();
  }

  @Test
  void messagesThatWereSentToTheDeadLetterQueueGoToTheQueueThatIsNamed(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 3);
    Queue destination = sqs.queue();

    start(sqs, deadLetters, destination);

    assertThat(destination.receiveBodies(3)).containsExactlyInAnyOrder("0", "1", "2");
    deadLetters.givesNothing();
  }

  @Test
  @Source(guide = "sqs-configure-dead-letter-queue-redrive")
  @Unsure("The page says that they count as new messages, not what of old ones they lack.")
  void aMovedMessageIsReceivedAsIfForTheFirstTime(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    die(queue, "again");

    start(sqs, deadLetters, null);

    assertThat(
            queue
                .receive(r -> r.messageSystemAttributeNamesWithStrings("All"))
                .attributesAsStrings())
        .containsEntry("ApproximateReceiveCount", "1")
        .doesNotContainKey("DeadLetterQueueSourceArn");
  }

  @Test
  @Source(guide = "sqs-configure-dead-letter-queue-redrive")
  void aMovedMessageHasANewIdAndTheSameContent(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    sqs.queueWithDeadLetters(deadLetters, 1);
    Queue destination = sqs.queue();
    Map<String, MessageAttributeValue> attributes =
        Map.of("k", MessageAttributeValue.builder().dataType("String").stringValue("v").build());
    String id = deadLetters.send("kept", m -> m.messageAttributes(attributes)).messageId();

    start(sqs, deadLetters, destination);

    Message moved = destination.receive(r -> r.messageAttributeNames("All"));
    assertThat(moved.body()).isEqualTo("kept");
    assertThat(moved.messageAttributes()).isEqualTo(attributes);
    assertThat(moved.messageId()).isNotEqualTo(id);
  }

  @Test
  @Source(guide = "sqs-configure-dead-letter-queue-redrive")
  void messagesOfFifoQueuesKeepTheirGroupAndOrder(Sqs sqs) {
    Queue deadLetters = sqs.fifo();
    sqs.queueWithDeadLetters(deadLetters, 1);
    Queue destination = sqs.fifo();
    deadLetters.send("one", "group");
    deadLetters.send("two", "group");

    start(sqs, deadLetters, destination);
    sqs.eventually(() -> assertThat(newest(sqs, deadLetters).status()).isEqualTo("COMPLETED"));

    List<Message> moved =
        destination.receive(2, r -> r.messageSystemAttributeNamesWithStrings("All"));
    assertThat(moved).extracting(Message::body).containsExactly("one", "two");
    assertThat(moved.get(0).attributesAsStrings()).containsEntry("MessageGroupId", "group");
  }

  @Test
  @Source(guide = "sqs-configure-dead-letter-queue-redrive")
  @Unsure("The page says that both are of the same type, not how another is refused.")
  void theDestinationIsOfTheSameType(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 0);

    refused(() -> start(sqs, deadLetters, sqs.fifo()));
  }

  @Test
  @Unsure("The page says that only dead-letter queues are accepted, not how others are refused.")
  void theSourceIsADeadLetterQueue(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> start(sqs, queue, sqs.queue())).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void aSourceThatDoesNotExistIsNotFound(Sqs sqs) {
    String arn = sqs.queue().arn() + "-not";

    refused(() -> sqs.client().startMessageMoveTask(t -> t.sourceArn(arn))).as(RESOURCE_NOT_FOUND);
  }

  @Test
  void aDestinationThatDoesNotExistIsNotFound(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 0);

    refused(
            () ->
                sqs.client()
                    .startMessageMoveTask(
                        t ->
                            t.sourceArn(deadLetters.arn())
                                .destinationArn(deadLetters.arn() + "-not")))
        .as(RESOURCE_NOT_FOUND);
  }

  @Test
  @Unsure("The page says that there is one at a time, not how another is refused.")
  void aSourceHasOneTaskAtATime(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 60);
    Queue destination = sqs.queue();
    startSlowly(sqs, deadLetters, destination);

    refused(() -> startSlowly(sqs, deadLetters, destination)).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void aTaskMovesNoFasterThanItsRate(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 60);
    startSlowly(sqs, deadLetters, sqs.queue());

    sqs.passSeconds(3);

    // One message a second, give or take a second, or more on a busy server.
    sqs.eventually(
        () ->
            assertThat(newest(sqs, deadLetters).approximateNumberOfMessagesMoved())
                .isBetween(1L, 15L));
  }

  @Test
  void aRateIsAtMost500(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 0);

    refused(
            () ->
                sqs.client()
                    .startMessageMoveTask(
                        t -> t.sourceArn(deadLetters.arn()).maxNumberOfMessagesPerSecond(501)))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(api = "CancelMessageMoveTask")
  void aCancelledTaskLeavesWhatItHasNotMoved(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 60);
    Queue destination = sqs.queue();
    String handle = startSlowly(sqs, deadLetters, destination);

    sqs.client().cancelMessageMoveTask(c -> c.taskHandle(handle));

    sqs.eventually(() -> assertThat(newest(sqs, deadLetters).status()).isEqualTo("CANCELLED"));
    sqs.eventually(
        () -> {
          int left = visible(deadLetters);
          assertThat(left).isBetween(1, 60);
          assertThat(visible(destination)).isEqualTo(60 - left);
        });
  }

  @Test
  @Source(api = "CancelMessageMoveTask")
  @Unsure("The page says that only running tasks can be cancelled, not how others are refused.")
  void aTaskThatIsOverCannotBeCancelled(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 1);
    String handle = start(sqs, deadLetters, sqs.queue());
    sqs.eventually(() -> assertThat(newest(sqs, deadLetters).status()).isEqualTo("COMPLETED"));

    refused(() -> sqs.client().cancelMessageMoveTask(c -> c.taskHandle(handle)))
        .as(RESOURCE_NOT_FOUND);
  }

  @Test
  @Source(api = "CancelMessageMoveTask")
  @Unsure("The page has no error for handles that were never given out.")
  void aHandleThatWasNeverGivenOutCancelsNothing(Sqs sqs) {
    refused(() -> sqs.client().cancelMessageMoveTask(c -> c.taskHandle("none")))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(api = "CancelMessageMoveTask")
  @Unsure("The page lists the error, not for which resource; its text was seen.")
  void aTaskOfAQueueThatDoesNotExistIsNotCancelled(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 1);
    String none = deadLetters.arn() + "-not";

    refused(() -> sqs.client().cancelMessageMoveTask(c -> c.taskHandle(handle(none))))
        .as(RESOURCE_NOT_FOUND)
        .withStatus(404)
        .saying("The resource that you specified for the SourceArn parameter doesn't exist.");
    refused(() -> sqs.client().cancelMessageMoveTask(c -> c.taskHandle(handle(deadLetters.arn()))))
        .as(RESOURCE_NOT_FOUND)
        .saying("Task does not exist.");
  }

  /** Returns a well-formed handle of a task that never existed. */
  private static String handle(String sourceArn) {
    String json =
        "{\"taskId\":\"%s\",\"sourceArn\":\"%s\"}".formatted(UUID.randomUUID(), sourceArn);
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Source(api = "ListMessageMoveTasks")
  void aCompletedTaskIsListedWithItsCounts(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 3);
    Queue destination = sqs.queue();
    deadLetters.eventuallyHas(3, 0, 0);

    start(sqs, deadLetters, destination);

    sqs.eventually(
        () -> {
          ListMessageMoveTasksResultEntry task = newest(sqs, deadLetters);
          assertThat(task.status()).isEqualTo("COMPLETED");
          assertThat(task.sourceArn()).isEqualTo(deadLetters.arn());
          assertThat(task.destinationArn()).isEqualTo(destination.arn());
          assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(3);
          assertThat(task.approximateNumberOfMessagesToMove()).isEqualTo(3);
          assertThat(task.startedTimestamp()).isPositive();
        });
  }

  @Test
  @Source(api = "ListMessageMoveTasks")
  void onlyARunningTaskIsListedWithItsHandle(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 60);
    String handle = startSlowly(sqs, deadLetters, sqs.queue());

    ListMessageMoveTasksResultEntry running = newest(sqs, deadLetters);
    assertThat(running.status()).isEqualTo("RUNNING");
    assertThat(running.taskHandle()).isEqualTo(handle);
    assertThat(running.maxNumberOfMessagesPerSecond()).isEqualTo(1);

    sqs.client().cancelMessageMoveTask(c -> c.taskHandle(handle));
    sqs.eventually(
        () -> {
          assertThat(newest(sqs, deadLetters).status()).isEqualTo("CANCELLED");
          assertThat(newest(sqs, deadLetters).taskHandle()).isNull();
        });
  }

  @Test
  @Source(api = "ListMessageMoveTasks")
  void theNewestTaskIsListedUnlessMoreAreAskedFor(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 0);
    Queue first = sqs.queue();
    Queue second = sqs.queue();
    for (Queue destination : List.of(first, second)) {
      start(sqs, deadLetters, destination);
      sqs.eventually(
          () -> {
            assertThat(newest(sqs, deadLetters).destinationArn()).isEqualTo(destination.arn());
            assertThat(newest(sqs, deadLetters).status()).isEqualTo("COMPLETED");
          });
    }

    assertThat(tasks(sqs, deadLetters, null))
        .extracting(ListMessageMoveTasksResultEntry::destinationArn)
        .containsExactly(second.arn());
    assertThat(tasks(sqs, deadLetters, 10))
        .extracting(ListMessageMoveTasksResultEntry::destinationArn)
        .containsExactly(second.arn(), first.arn());
  }

  @Test
  @Source(api = "ListMessageMoveTasks")
  @Unsure("The page gives the limit, not the error.")
  void atMostTenTasksCanBeAskedFor(Sqs sqs) {
    Queue deadLetters = deadLetters(sqs, 0);

    refused(() -> tasks(sqs, deadLetters, 11)).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(api = "ListMessageMoveTasks")
  void aQueueThatDoesNotExistHasNoTasks(Sqs sqs) {
    String arn = sqs.queue().arn() + "-not";

    refused(() -> sqs.client().listMessageMoveTasks(l -> l.sourceArn(arn))).as(RESOURCE_NOT_FOUND);
  }

  /** Creates a dead-letter queue with messages whose bodies are numbers from 0. */
  private static Queue deadLetters(Sqs sqs, int messages) {
    Queue deadLetters = sqs.queue();
    sqs.queueWithDeadLetters(deadLetters, 1);
    for (int i = 0; i < messages; i++) {
      deadLetters.send(Integer.toString(i));
    }
    return deadLetters;
  }

  private static void die(Queue queue, String body) {
    queue.send(body);
    queue.receive(r -> r.visibilityTimeout(0));
    queue.givesNothing();
  }

  private static String start(Sqs sqs, Queue deadLetters, @Nullable Queue destination) {
    return sqs.client()
        .startMessageMoveTask(
            t ->
                t.sourceArn(deadLetters.arn())
                    .destinationArn(destination == null ? null : destination.arn()))
        .taskHandle();
  }

  /** Starts a task at one message a second. */
  private static String startSlowly(Sqs sqs, Queue deadLetters, Queue destination) {
    return sqs.client()
        .startMessageMoveTask(
            t ->
                t.sourceArn(deadLetters.arn())
                    .destinationArn(destination.arn())
                    .maxNumberOfMessagesPerSecond(1))
        .taskHandle();
  }

  private static ListMessageMoveTasksResultEntry newest(Sqs sqs, Queue deadLetters) {
    List<ListMessageMoveTasksResultEntry> tasks = tasks(sqs, deadLetters, null);
    assertThat(tasks).as("tasks").isNotEmpty();
    return tasks.get(0);
  }

  private static List<ListMessageMoveTasksResultEntry> tasks(
      Sqs sqs, Queue deadLetters, @Nullable Integer most) {
    return sqs.client()
        .listMessageMoveTasks(l -> l.sourceArn(deadLetters.arn()).maxResults(most))
        .results();
  }

  private static int visible(Queue queue) {
    return Integer.parseInt(queue.attribute("ApproximateNumberOfMessages"));
  }
}
