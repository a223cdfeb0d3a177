package dev.tailback.server.sqs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Responses of the batch actions, byte by byte. */
final class BatchRepliesTest {
  private static final String URL = Emulator.URLS + "q";

  @AutoClose private final Twins twins = new Twins();

  private Object receive() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.call("SendMessage", "QueueUrl", URL, "MessageBody", "hello");
    return Members.at(twins.call("ReceiveMessage", "QueueUrl", URL), "Messages.0.ReceiptHandle");
  }

  @Test
  void messagesAreSent() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "Entries",
            List.of(
                Members.of("Id", "1", "MessageBody", "hello"),
                Members.of(
                    "Id",
                    "2",
                    "MessageBody",
                    "hello world",
                    "MessageAttributes",
                    Map.of("a", Members.string("v"))))),
        "SendMessageBatch",
        """
            {"Successful":[{"Id":"1","MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592"},{"Id":"2",
            "MessageId":"581ce1ff-0e4a-4394-89bc-585a244823f2",
            "MD5OfMessageBody":"5eb63bbbe01eeed093cb22bb8f5acdc3",
            "MD5OfMessageAttributes":"a18cbb58171ebf4ce88d9fb787f9210b"}]}
            """,
        """
            <SendMessageBatchResult><SendMessageBatchResultEntry><Id>1</Id>
            <MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>
            </SendMessageBatchResultEntry><SendMessageBatchResultEntry><Id>2</Id>
            <MessageId>581ce1ff-0e4a-4394-89bc-585a244823f2</MessageId>
            <MD5OfMessageBody>5eb63bbbe01eeed093cb22bb8f5acdc3</MD5OfMessageBody>
            <MD5OfMessageAttributes>a18cbb58171ebf4ce88d9fb787f9210b</MD5OfMessageAttributes>
            </SendMessageBatchResultEntry></SendMessageBatchResult>
            """);
  }

  @Test
  void someMessagesAreSent() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "Entries",
            List.of(
                Members.of("Id", "m1", "MessageBody", "hello"),
                Members.of("Id", "m2", "MessageBody", "b", "DelaySeconds", 901))),
        "SendMessageBatch",
        """
            {"Successful":[{"Id":"m1","MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592"}],"Failed":[{"Id":"m2",
            "Code":"InvalidParameterValue",
            "Message":"Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.",
            "SenderFault":true}]}
            """,
        """
            <SendMessageBatchResult><SendMessageBatchResultEntry><Id>m1</Id>
            <MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>
            </SendMessageBatchResultEntry><BatchResultErrorEntry><Id>m2</Id>
            <Code>InvalidParameterValue</Code>
            <Message>Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be &gt;= 0 and &lt;= 900.</Message>
            <SenderFault>true</SenderFault></BatchResultErrorEntry></SendMessageBatchResult>
            """);
  }

  @Test
  void aMessageIsSentToAFifoQueue() {
    twins.call("CreateQueue", "QueueName", "q.fifo", "Attributes", Map.of("FifoQueue", "true"));
    twins.replies(
        Members.of(
            "QueueUrl",
            URL + ".fifo",
            "Entries",
            List.of(
                Members.of(
                    "Id",
                    "1",
                    "MessageBody",
                    "hello",
                    "MessageGroupId",
                    "g",
                    "MessageDeduplicationId",
                    "d"))),
        "SendMessageBatch",
        """
            {"Successful":[{"Id":"1","MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592",
            "SequenceNumber":"18800000000000000001"}]}
            """,
        """
            <SendMessageBatchResult><SendMessageBatchResultEntry><Id>1</Id>
            <MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>
            <SequenceNumber>18800000000000000001</SequenceNumber></SendMessageBatchResultEntry>
            </SendMessageBatchResult>
            """);
  }

  @Test
  void theVisibilityOfMessagesIsChangedAndTheyAreDeleted() {
    Object handle = receive();
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "Entries",
            List.of(Members.of("Id", "1", "ReceiptHandle", handle, "VisibilityTimeout", 5))),
        "ChangeMessageVisibilityBatch",
        """
            {"Successful":[{"Id":"1"}]}
            """,
        """
            <ChangeMessageVisibilityBatchResult><ChangeMessageVisibilityBatchResultEntry>
            <Id>1</Id></ChangeMessageVisibilityBatchResultEntry>
            </ChangeMessageVisibilityBatchResult>
            """);
    twins.replies(
        Members.of(
            "QueueUrl", URL, "Entries", List.of(Members.of("Id", "1", "ReceiptHandle", handle))),
        "DeleteMessageBatch",
        """
            {"Successful":[{"Id":"1"}]}
            """,
        """
            <DeleteMessageBatchResult><DeleteMessageBatchResultEntry><Id>1</Id>
            </DeleteMessageBatchResultEntry></DeleteMessageBatchResult>
            """);
  }

  @Test
  void theVisibilityOfSomeMessagesIsChangedAndSomeAreDeleted() {
    Object handle = receive();
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "Entries",
            List.of(
                Members.of("Id", "1", "ReceiptHandle", "x", "VisibilityTimeout", 5),
                Members.of("Id", "2", "ReceiptHandle", handle, "VisibilityTimeout", 5))),
        "ChangeMessageVisibilityBatch",
        """
            {"Successful":[{"Id":"2"}],"Failed":[{"Id":"1","Code":"ReceiptHandleIsInvalid",
            "Message":"The input receipt handle \\"x\\" is not a valid receipt handle.",
            "SenderFault":true}]}
            """,
        """
            <ChangeMessageVisibilityBatchResult><ChangeMessageVisibilityBatchResultEntry>
            <Id>2</Id></ChangeMessageVisibilityBatchResultEntry><BatchResultErrorEntry>
            <Id>1</Id><Code>ReceiptHandleIsInvalid</Code>
            <Message>The input receipt handle &quot;x&quot; is not a valid receipt handle.</Message>
            <SenderFault>true</SenderFault></BatchResultErrorEntry>
            </ChangeMessageVisibilityBatchResult>
            """);
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "Entries",
            List.of(
                Members.of("Id", "1", "ReceiptHandle", handle),
                Members.of("Id", "2", "ReceiptHandle", "x"))),
        "DeleteMessageBatch",
        """
            {"Successful":[{"Id":"1"}],"Failed":[{"Id":"2","Code":"ReceiptHandleIsInvalid",
            "Message":"The input receipt handle \\"x\\" is not a valid receipt handle.",
            "SenderFault":true}]}
            """,
        """
            <DeleteMessageBatchResult><DeleteMessageBatchResultEntry><Id>1</Id>
            </DeleteMessageBatchResultEntry><BatchResultErrorEntry><Id>2</Id>
            <Code>ReceiptHandleIsInvalid</Code>
            <Message>The input receipt handle &quot;x&quot; is not a valid receipt handle.</Message>
            <SenderFault>true</SenderFault></BatchResultErrorEntry></DeleteMessageBatchResult>
            """);
  }
}
