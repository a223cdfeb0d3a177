package dev.tailback.server.sqs;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Responses of the actions on message move tasks, byte by byte. */
final class MoveTaskRepliesTest {
  private static final String DLQ = Emulator.ARNS + "dlq";

  @AutoClose private final Twins twins = new Twins();

  /** Creates a source and its dead-letter queue, and sends messages directly to the latter. */
  private void createRedrive(int messages) {
    String policy = "{\"deadLetterTargetArn\":\"" + DLQ + "\",\"maxReceiveCount\":1}";
    twins.call("CreateQueue", "QueueName", "dlq");
    twins.call("CreateQueue", "QueueName", "q", "Attributes", Map.of("RedrivePolicy", policy));
    for (int i = 0; i < messages; i++) {
      twins.call("SendMessage", "QueueUrl", Emulator.URLS + "dlq", "MessageBody", "b" + i);
    }
  }

  @Test
  void aTaskIsStarted() {
    createRedrive(0);
    twins.replies(
        Members.of("SourceArn", DLQ),
        "StartMessageMoveTask",
        """
            {
            "TaskHandle":"eyJ0YXNrSWQiOiI0NzUyNjc1Ny0xMzBmLTRmNTItOTgxYy1lMWZmMGU0YWUzOTQiLCJzb3VyY2VBcm4iOiJhcm46YXdzOnNxczp1cy1lYXN0LTE6MDAwMDAwMDAwMDAwOmRscSJ9"}
            """,
        """
            <StartMessageMoveTaskResult>
            <TaskHandle>eyJ0YXNrSWQiOiI0NzUyNjc1Ny0xMzBmLTRmNTItOTgxYy1lMWZmMGU0YWUzOTQiLCJzb3VyY2VBcm4iOiJhcm46YXdzOnNxczp1cy1lYXN0LTE6MDAwMDAwMDAwMDAwOmRscSJ9</TaskHandle>
            </StartMessageMoveTaskResult>
            """);
  }

  @Test
  void thereMayBeNoTasks() {
    createRedrive(0);
    twins.replies(
        Members.of("SourceArn", DLQ),
        "ListMessageMoveTasks",
        """
            {}
            """,
        """
            <ListMessageMoveTasksResult/>
            """);
  }

  @Test
  void aTaskThatRunsIsListedAndCancelled() {
    createRedrive(3);
    Object handle =
        twins
            .call(
                "StartMessageMoveTask",
                "SourceArn",
                DLQ,
                "DestinationArn",
                Emulator.ARNS + "q",
                "MaxNumberOfMessagesPerSecond",
                1)
            .get("TaskHandle");
    twins.advanceSeconds(1);
    twins.replies(
        Members.of("SourceArn", DLQ),
        "ListMessageMoveTasks",
        """
            {"Results":[{
            "TaskHandle":"eyJ0YXNrSWQiOiI1NzA1Yjg3Ny0wYjNkLTRkZDUtOWU1NC1kNzM4Mjk3Zjc3YWUiLCJzb3VyY2VBcm4iOiJhcm46YXdzOnNxczp1cy1lYXN0LTE6MDAwMDAwMDAwMDAwOmRscSJ9",
            "Status":"RUNNING","SourceArn":"arn:aws:sqs:us-east-1:000000000000:dlq",
            "DestinationArn":"arn:aws:sqs:us-east-1:000000000000:q",
            "MaxNumberOfMessagesPerSecond":1,"ApproximateNumberOfMessagesMoved":2,
            "ApproximateNumberOfMessagesToMove":3,"StartedTimestamp":1795300000000}]}
            """,
        """
            <ListMessageMoveTasksResult><ListMessageMoveTasksResultEntry>
            <TaskHandle>eyJ0YXNrSWQiOiI1NzA1Yjg3Ny0wYjNkLTRkZDUtOWU1NC1kNzM4Mjk3Zjc3YWUiLCJzb3VyY2VBcm4iOiJhcm46YXdzOnNxczp1cy1lYXN0LTE6MDAwMDAwMDAwMDAwOmRscSJ9</TaskHandle>
            <Status>RUNNING</Status>
            <SourceArn>arn:aws:sqs:us-east-1:000000000000:dlq</SourceArn>
            <DestinationArn>arn:aws:sqs:us-east-1:000000000000:q</DestinationArn>
            <MaxNumberOfMessagesPerSecond>1</MaxNumberOfMessagesPerSecond>
            <ApproximateNumberOfMessagesMoved>2</ApproximateNumberOfMessagesMoved>
            <ApproximateNumberOfMessagesToMove>3</ApproximateNumberOfMessagesToMove>
            <StartedTimestamp>1795300000000</StartedTimestamp></ListMessageMoveTasksResultEntry>
            </ListMessageMoveTasksResult>
            """);
    twins.replies(
        Members.of("TaskHandle", handle),
        "CancelMessageMoveTask",
        """
            {"ApproximateNumberOfMessagesMoved":2}
            """,
        """
            <CancelMessageMoveTaskResult>
            <ApproximateNumberOfMessagesMoved>2</ApproximateNumberOfMessagesMoved>
            </CancelMessageMoveTaskResult>
            """);
    twins.replies(
        Members.of("SourceArn", DLQ),
        "ListMessageMoveTasks",
        """
            {"Results":[{"Status":"CANCELLED",
            "SourceArn":"arn:aws:sqs:us-east-1:000000000000:dlq",
            "DestinationArn":"arn:aws:sqs:us-east-1:000000000000:q",
            "MaxNumberOfMessagesPerSecond":1,"ApproximateNumberOfMessagesMoved":2,
            "ApproximateNumberOfMessagesToMove":3,"StartedTimestamp":1795300000000}]}
            """,
        """
            <ListMessageMoveTasksResult><ListMessageMoveTasksResultEntry>
            <Status>CANCELLED</Status>
            <SourceArn>arn:aws:sqs:us-east-1:000000000000:dlq</SourceArn>
            <DestinationArn>arn:aws:sqs:us-east-1:000000000000:q</DestinationArn>
            <MaxNumberOfMessagesPerSecond>1</MaxNumberOfMessagesPerSecond>
            <ApproximateNumberOfMessagesMoved>2</ApproximateNumberOfMessagesMoved>
            <ApproximateNumberOfMessagesToMove>3</ApproximateNumberOfMessagesToMove>
            <StartedTimestamp>1795300000000</StartedTimestamp></ListMessageMoveTasksResultEntry>
            </ListMessageMoveTasksResult>
            """);
  }

  @Test
  void tasksThatAreOverAreListedNewestFirst() {
    createRedrive(1);
    twins.call("StartMessageMoveTask", "SourceArn", DLQ);
    twins.advanceSeconds(1);
    twins.call("StartMessageMoveTask", "SourceArn", DLQ, "DestinationArn", Emulator.ARNS + "q");
    twins.advanceSeconds(1);
    twins.replies(
        Members.of("SourceArn", DLQ, "MaxResults", 10),
        "ListMessageMoveTasks",
        """
            {"Results":[{"Status":"COMPLETED",
            "SourceArn":"arn:aws:sqs:us-east-1:000000000000:dlq",
            "DestinationArn":"arn:aws:sqs:us-east-1:000000000000:q",
            "ApproximateNumberOfMessagesMoved":1,"ApproximateNumberOfMessagesToMove":1,
            "StartedTimestamp":1795300001000},{"Status":"FAILED",
            "SourceArn":"arn:aws:sqs:us-east-1:000000000000:dlq",
            "ApproximateNumberOfMessagesMoved":0,"ApproximateNumberOfMessagesToMove":1,
            "FailureReason":"CouldNotDetermineMessageSource","StartedTimestamp":1795300000000}]}
            """,
        """
            <ListMessageMoveTasksResult><ListMessageMoveTasksResultEntry>
            <Status>COMPLETED</Status>
            <SourceArn>arn:aws:sqs:us-east-1:000000000000:dlq</SourceArn>
            <DestinationArn>arn:aws:sqs:us-east-1:000000000000:q</DestinationArn>
            <ApproximateNumberOfMessagesMoved>1</ApproximateNumberOfMessagesMoved>
            <ApproximateNumberOfMessagesToMove>1</ApproximateNumberOfMessagesToMove>
            <StartedTimestamp>1795300001000</StartedTimestamp></ListMessageMoveTasksResultEntry>
            <ListMessageMoveTasksResultEntry><Status>FAILED</Status>
            <SourceArn>arn:aws:sqs:us-east-1:000000000000:dlq</SourceArn>
            <ApproximateNumberOfMessagesMoved>0</ApproximateNumberOfMessagesMoved>
            <ApproximateNumberOfMessagesToMove>1</ApproximateNumberOfMessagesToMove>
            <FailureReason>CouldNotDetermineMessageSource</FailureReason>
            <StartedTimestamp>1795300000000</StartedTimestamp></ListMessageMoveTasksResultEntry>
            </ListMessageMoveTasksResult>
            """);
  }
}
