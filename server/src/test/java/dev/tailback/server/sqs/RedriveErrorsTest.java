package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_VALUE;
import static dev.tailback.server.sqs.WireError.INVALID_PARAMETER_VALUE;
import static dev.tailback.server.sqs.WireError.RESOURCE_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of redrive policies and message move tasks. */
final class RedriveErrorsTest {
  private static final String TO_DLQ =
      "{\"deadLetterTargetArn\":\"" + Emulator.ARNS + "dlq\",\"maxReceiveCount\":3}";
  private static final String TASK_GONE = "Task does not exist.";
  private static final String SOURCE_GONE =
      "The resource that you specified for the SourceArn parameter doesn't exist.";

  @AutoClose private final Emulator emulator = new Emulator();

  private void refusesPolicy(String attribute, String policy, String reason) {
    refusesAttribute(
        INVALID_PARAMETER_VALUE,
        "Value " + policy + " for parameter " + attribute + " is invalid. Reason: " + reason,
        attribute,
        policy);
  }

  private void refusesAttribute(WireError error, String text, String attribute, String policy) {
    emulator.refuses(
        error,
        text,
        "SetQueueAttributes",
        "QueueUrl",
        emulator.queue("q"),
        "Attributes",
        Map.of(attribute, policy));
    emulator.refuses(
        error, text, "CreateQueue", "QueueName", "new", "Attributes", Map.of(attribute, policy));
  }

  private void refusesRedrive(String policy, String reason) {
    refusesPolicy("RedrivePolicy", policy, reason);
  }

  @Test
  void aDeadLetterTargetExists() {
    refusesRedrive(TO_DLQ, "Dead letter target does not exist.");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sqs:us-east-1:111122223333:dlq,Dead-letter target owner should be same as the source.",
    "arn:aws:sqs:eu-west-1:000000000000:dlq,Dead-letter target must be in same region as the source.",
    "arn:aws:sns:us-east-1:000000000000:dlq,Only SQS queues are valid resources for"
        + " deadLetterTargetArn.",
    "dlq,Only SQS queues are valid resources for deadLetterTargetArn.",
    "'',Only SQS queues are valid resources for deadLetterTargetArn."
  })
  void aDeadLetterTargetIsAQueueInTheSameAccountAndRegion(String arn, String reason) {
    emulator.queue("dlq");
    refusesRedrive(TO_DLQ.replace(Emulator.ARNS + "dlq", arn), reason);
  }

  @Test
  void aRedrivePolicyHasBothItsKeys() {
    emulator.queue("dlq");
    refusesRedrive(
        "{\"maxReceiveCount\":3}",
        "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
    refusesRedrive(
        "{\"deadLetterTargetArn\":\"" + Emulator.ARNS + "dlq\"}",
        "Redrive policy does not contain mandatory attribute: maxReceiveCount.");
    refusesRedrive("{}", "Redrive policy does not contain mandatory attribute: maxReceiveCount.");
  }

  @Test
  void aRedrivePolicyHasNoOtherKey() {
    emulator.queue("dlq");
    refusesRedrive(
        TO_DLQ.replace("}", ",\"more\":1}"),
        "Only following attributes are supported: [maxReceiveCount, deadLetterTargetArn].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "1.5", "\"x\"", "true"})
  void aReceiveCountHasItsRange(String count) {
    emulator.queue("dlq");
    refusesRedrive(
        TO_DLQ.replace(":3}", ":" + count + "}"),
        "Invalid value for maxReceiveCount: "
            + count.replace("\"", "")
            + ", valid values are from 1 to 1000 both inclusive.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1000", "\"5\""})
  void aReceiveCountWithinTheRangeMayBeText(String count) {
    emulator.queue("dlq");
    emulator.queue("new", "RedrivePolicy", TO_DLQ.replace(":3}", ":" + count + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[]", "1", "{", "null", "\"\""})
  void aRedrivePolicyIsAJsonMap(String policy) {
    refusesAttribute(
        INVALID_ATTRIBUTE_VALUE,
        "Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid JSON"
            + " map.",
        "RedrivePolicy",
        policy);
  }

  @Test
  void aDeadLetterQueueIsOfItsSourcesType() {
    String reason = "Dead-letter queue must be same type of queue as the source..";
    emulator.fifoQueue("dlq.fifo");
    refusesRedrive(TO_DLQ.replace("dlq", "dlq.fifo"), reason);
    emulator.queue("dlq");
    emulator.refuses(
        INVALID_PARAMETER_VALUE,
        "Value " + TO_DLQ + " for parameter RedrivePolicy is invalid. Reason: " + reason,
        "SetQueueAttributes",
        "QueueUrl",
        emulator.fifoQueue("q.fifo"),
        "Attributes",
        Map.of("RedrivePolicy", TO_DLQ));
  }

  @Test
  void aDeadLetterQueueMayRefuseItsSources() {
    String reason =
        "The redrive allow policy of the dead-letter queue does not allow this source queue.";
    String url = emulator.queue("dlq", "RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}");
    refusesRedrive(TO_DLQ, reason);
    setAllowed(url, "other");
    refusesRedrive(TO_DLQ, reason);
    setAllowed(url, "q");
    emulator.call(
        "SetQueueAttributes",
        "QueueUrl",
        emulator.queue("q"),
        "Attributes",
        Map.of("RedrivePolicy", TO_DLQ));
  }

  private void setAllowed(String url, String source) {
    emulator.call(
        "SetQueueAttributes",
        "QueueUrl",
        url,
        "Attributes",
        Map.of("RedriveAllowPolicy", byQueue(List.of(Emulator.ARNS + source))));
  }

  private static String byQueue(List<String> arns) {
    String sources = arns.stream().map(arn -> '"' + arn + '"').collect(Collectors.joining(","));
    return "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[" + sources + "]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{'redrivePermission':'some'}",
        "{'redrivePermission':'allowAll','more':1}",
        "{'redrivePermission':'byQueue','sourceQueueArns':'q'}",
        "{'redrivePermission':'byQueue','sourceQueueArns':['q']}"
      })
  void aRedriveAllowPolicyIsAJsonMapOfItsTwoKeys(String policy) {
    refusesAttribute(
        INVALID_ATTRIBUTE_VALUE,
        "Invalid value for the parameter RedriveAllowPolicy. Reason: Amazon SQS can't create the"
            + " redrive allow policy, as it\u2019s in an unsupported format.",
        "RedriveAllowPolicy",
        policy.replace('\'', '"'));
  }

  @Test
  void aRedriveAllowPolicyNamesUpToTenQueuesIfByQueue() {
    refusesAllow(
        byQueue(List.of()),
        "When you specify the byQueue permission type, you must also specify one or more"
            + " sourceQueueArns values.");
    refusesAllow(
        byQueue(arns(1)).replace("byQueue", "allowAll"),
        "To specify one or more source queue ARNs, you must set redrivePermission to byQueue.");
    refusesAllow(
        byQueue(arns(11)), "The maximum number of source queue ARNs you can specify is 10.");
    emulator.queue("new", "RedriveAllowPolicy", byQueue(arns(10)));
  }

  @Test
  void aRedriveAllowPolicyNamesQueuesOfTheRegion() {
    refusesAllow(
        byQueue(List.of("arn:aws:sqs:eu-west-1:000000000000:q")),
        "All source queue ARNs must be in the same region as the current SQS queue.");
  }

  private void refusesAllow(String policy, String why) {
    refusesPolicy(
        "RedriveAllowPolicy", policy, "Amazon SQS can't create the redrive allow policy. " + why);
  }

  private static List<String> arns(int count) {
    return IntStream.range(0, count).mapToObj(number -> Emulator.ARNS + number).toList();
  }

  /** Creates a dead-letter queue with messages, and its source. */
  private void createRedrive(int messages) {
    String dlq = emulator.queue("dlq");
    emulator.queue("q", "RedrivePolicy", TO_DLQ);
    for (int i = 0; i < messages; i++) {
      emulator.call("SendMessage", "QueueUrl", dlq, "MessageBody", "b");
    }
  }

  private void refusesTask(WireError error, String text, Object... members) {
    emulator.refuses(error, text, "StartMessageMoveTask", members);
  }

  private String start(Object... members) {
    Map<String, Object> request =
        Members.with(Members.of("SourceArn", Emulator.ARNS + "dlq"), members);
    return (String) emulator.call(Wire.JSON, "StartMessageMoveTask", request).get("TaskHandle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dlq", "arn:aws:sqs:us-east-1:000000000000", "arn:aws:sns:r:1:q", "a:b"})
  void anArnHasItsForm(String arn) {
    String text =
        "You must use this format to specify the %s: arn:<partition>:<service>:<region>:<account-id>:<resource-id>";
    createRedrive(0);
    refusesTask(INVALID_PARAMETER_VALUE, text.formatted("SourceArn"), "SourceArn", arn);
    refusesTask(
        INVALID_PARAMETER_VALUE,
        text.formatted("DestinationArn"),
        "SourceArn",
        Emulator.ARNS + "dlq",
        "DestinationArn",
        arn);
    emulator.refuses(
        INVALID_PARAMETER_VALUE,
        text.formatted("SourceArn"),
        "ListMessageMoveTasks",
        "SourceArn",
        arn);
  }

  @Test
  void sourceAndDestinationExist() {
    createRedrive(0);
    String none = Emulator.ARNS + "none";
    refusesTask(RESOURCE_NOT_FOUND, SOURCE_GONE, "SourceArn", none);
    emulator.refuses(RESOURCE_NOT_FOUND, SOURCE_GONE, "ListMessageMoveTasks", "SourceArn", none);
    refusesTask(
        RESOURCE_NOT_FOUND,
        "The resource that you specified for the DestinationArn parameter doesn't exist.",
        "SourceArn",
        Emulator.ARNS + "dlq",
        "DestinationArn",
        Emulator.ARNS + "none");
  }

  @Test
  void theSourceOfATaskIsADeadLetterQueue() {
    createRedrive(0);
    refusesTask(
        INVALID_PARAMETER_VALUE,
        "Source queue must be configured as a Dead Letter Queue.",
        "SourceArn",
        Emulator.ARNS + "q");
  }

  @Test
  void theDestinationIsAnotherQueueOfTheSameType() {
    createRedrive(0);
    emulator.fifoQueue("q.fifo");
    refusesTask(
        INVALID_PARAMETER_VALUE,
        "Source and destination queue cannot be the same.",
        "SourceArn",
        Emulator.ARNS + "dlq",
        "DestinationArn",
        Emulator.ARNS + "dlq");
    refusesTask(
        INVALID_PARAMETER_VALUE,
        "Source and destination queue must be of the same type.",
        "SourceArn",
        Emulator.ARNS + "dlq",
        "DestinationArn",
        Emulator.ARNS + "q.fifo");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 501})
  void theRateHasItsRange(int rate) {
    createRedrive(0);
    refusesTask(
        INVALID_PARAMETER_VALUE,
        "Value "
            + rate
            + " for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1"
            + " and 500, if provided.",
        "SourceArn",
        Emulator.ARNS + "dlq",
        "MaxNumberOfMessagesPerSecond",
        rate);
  }

  @Test
  void oneTaskRunsAtATime() {
    createRedrive(3);
    start("MaxNumberOfMessagesPerSecond", 1, "DestinationArn", Emulator.ARNS + "q");
    refusesTask(
        INVALID_PARAMETER_VALUE,
        "There is already a task running. Only one active task is allowed for a source queue arn"
            + " at a given time.",
        "SourceArn",
        Emulator.ARNS + "dlq");
    emulator.advanceSeconds(5);
    start();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 11})
  void aListOfTasksHasOneToTen(int size) {
    createRedrive(0);
    emulator.refuses(
        INVALID_PARAMETER_VALUE,
        "Value "
            + size
            + " for parameter MaxResults is invalid. Reason: Must be between 1 and 10, if"
            + " provided.",
        "ListMessageMoveTasks",
        "SourceArn",
        Emulator.ARNS + "dlq",
        "MaxResults",
        size);
  }

  private void refusesCancel(WireError error, String text, String handle) {
    emulator.refuses(error, text, "CancelMessageMoveTask", "TaskHandle", handle);
  }

  @Test
  void aTaskHandleCanBeDecoded() {
    for (String handle : List.of("?", "AAAA", base64("{}"), base64("{\"taskId\":1}"))) {
      refusesCancel(INVALID_PARAMETER_VALUE, "Value for parameter TaskHandle is invalid.", handle);
    }
  }

  @Test
  void onlyATaskThatRunsCanBeCancelled() {
    createRedrive(3);
    String handle = start("MaxNumberOfMessagesPerSecond", 1, "DestinationArn", Emulator.ARNS + "q");
    refusesCancel(
        RESOURCE_NOT_FOUND, TASK_GONE, handle("dlq", "00000000-0000-4000-8000-000000000000"));
    assertThat(emulator.call("CancelMessageMoveTask", "TaskHandle", handle))
        .containsOnlyKeys("ApproximateNumberOfMessagesMoved");
    refusesCancel(RESOURCE_NOT_FOUND, TASK_GONE, handle);
  }

  @Test
  void theSourceOfATaskToBeCancelledExists() {
    createRedrive(3);
    String none = handle("none", "00000000-0000-4000-8000-000000000000");
    refusesCancel(RESOURCE_NOT_FOUND, SOURCE_GONE, none);
    String handle = start("MaxNumberOfMessagesPerSecond", 1, "DestinationArn", Emulator.ARNS + "q");
    emulator.call("DeleteQueue", "QueueUrl", Emulator.URLS + "dlq");
    refusesCancel(RESOURCE_NOT_FOUND, SOURCE_GONE, handle);
  }

  private static String handle(String queue, String id) {
    return base64("{\"taskId\":\"" + id + "\",\"sourceArn\":\"" + Emulator.ARNS + queue + "\"}");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
