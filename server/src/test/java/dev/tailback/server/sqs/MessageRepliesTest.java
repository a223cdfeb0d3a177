package dev.tailback.server.sqs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Responses of the actions on single messages, byte by byte. */
final class MessageRepliesTest {
  private static final String URL = Emulator.URLS + "q";

  @AutoClose private final Twins twins = new Twins();

  /** Sends a message and receives it until it becomes a dead letter. */
  private void createFifoRedrive() {
    String policy =
        "{\"deadLetterTargetArn\":\"" + Emulator.ARNS + "dlq.fifo\",\"maxReceiveCount\":1}";
    String url = Emulator.URLS + "q.fifo";
    twins.call("CreateQueue", "QueueName", "dlq.fifo", "Attributes", Map.of("FifoQueue", "true"));
    twins.call(
        "CreateQueue",
        "QueueName",
        "q.fifo",
        "Attributes",
        Members.of("FifoQueue", "true", "RedrivePolicy", policy));
    twins.call(
        "SendMessage",
        "QueueUrl",
        url,
        "MessageBody",
        "hello",
        "MessageGroupId",
        "g",
        "MessageDeduplicationId",
        "d");
    twins.call("ReceiveMessage", "QueueUrl", url, "VisibilityTimeout", 0);
    twins.call("ReceiveMessage", "QueueUrl", url);
  }

  @Test
  void aMessageIsSent() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of("QueueUrl", URL, "MessageBody", "hello"),
        "SendMessage",
        """
            {"MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592"}
            """,
        """
            <SendMessageResult><MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>
            </SendMessageResult>
            """);
  }

  @Test
  void aMessageIsSentWithAttributes() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "MessageBody",
            "hello",
            "MessageAttributes",
            Map.of("a", Members.string("v")),
            "MessageSystemAttributes",
            Map.of("AWSTraceHeader", Members.string("t"))),
        "SendMessage",
        """
            {"MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592",
            "MD5OfMessageAttributes":"a18cbb58171ebf4ce88d9fb787f9210b",
            "MD5OfMessageSystemAttributes":"a3221fa5030202f7abd1a8cdf4c7cbd3"}
            """,
        """
            <SendMessageResult><MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>
            <MD5OfMessageAttributes>a18cbb58171ebf4ce88d9fb787f9210b</MD5OfMessageAttributes>
            <MD5OfMessageSystemAttributes>a3221fa5030202f7abd1a8cdf4c7cbd3</MD5OfMessageSystemAttributes>
            </SendMessageResult>
            """);
  }

  @Test
  void aMessageIsSentToAFifoQueueTwice() {
    twins.call("CreateQueue", "QueueName", "q.fifo", "Attributes", Map.of("FifoQueue", "true"));
    twins.replies(
        Members.of(
            "QueueUrl",
            URL + ".fifo",
            "MessageBody",
            "hello",
            "MessageGroupId",
            "g",
            "MessageDeduplicationId",
            "d"),
        "SendMessage",
        """
            {"MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592",
            "SequenceNumber":"18800000000000000001"}
            """,
        """
            <SendMessageResult><MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>
            <SequenceNumber>18800000000000000001</SequenceNumber></SendMessageResult>
            """);
    twins.replies(
        Members.of(
            "QueueUrl",
            URL + ".fifo",
            "MessageBody",
            "other",
            "MessageGroupId",
            "g",
            "MessageDeduplicationId",
            "d"),
        "SendMessage",
        """
            {"MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "MD5OfMessageBody":"795f3202b17cb6bc3d4b771d8c6c9eaf",
            "SequenceNumber":"18800000000000000001"}
            """,
        """
            <SendMessageResult><MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <MD5OfMessageBody>795f3202b17cb6bc3d4b771d8c6c9eaf</MD5OfMessageBody>
            <SequenceNumber>18800000000000000001</SequenceNumber></SendMessageResult>
            """);
  }

  @Test
  void thereMayBeNothingToReceive() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of("QueueUrl", URL),
        "ReceiveMessage",
        """
            {}
            """,
        """
            <ReceiveMessageResult/>
            """);
  }

  @Test
  void messagesAreReceived() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.call("SendMessage", "QueueUrl", URL, "MessageBody", "<a>\r\t\"b\" & 'ü'");
    twins.call("SendMessage", "QueueUrl", URL, "MessageBody", "two");
    twins.replies(
        Members.of("QueueUrl", URL, "MaxNumberOfMessages", 10),
        "ReceiveMessage",
        """
            {"Messages":[{"MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "ReceiptHandle":"AQEBAb3XMiYv626VKO/jM7JmQQOHUmdXEw+fUgAAAAEAAAGiADgBANCgN5u5TJuC",
            "MD5OfBody":"76ebc888d61f7300085290ebc68ef427","Body":"<a>\\r\\t\\"b\\" & 'ü'"},{
            "MessageId":"581ce1ff-0e4a-4394-89bc-585a244823f2",
            "ReceiptHandle":"AQEBAb3XMiYv626VWBzh/w5KQ5SJvFhaJEgj8gAAAAEAAAGiADgBANWwHot4Lf/w",
            "MD5OfBody":"b8a9f715dbb64fd5c56e7783c6820a61","Body":"two"}]}
            """,
        """
            <ReceiveMessageResult><Message>
            <MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <ReceiptHandle>AQEBAb3XMiYv626VKO/jM7JmQQOHUmdXEw+fUgAAAAEAAAGiADgBANCgN5u5TJuC</ReceiptHandle>
            <MD5OfBody>76ebc888d61f7300085290ebc68ef427</MD5OfBody>
            <Body>&lt;a&gt;&#xD;	&quot;b&quot; &amp; 'ü'</Body></Message><Message>
            <MessageId>581ce1ff-0e4a-4394-89bc-585a244823f2</MessageId>
            <ReceiptHandle>AQEBAb3XMiYv626VWBzh/w5KQ5SJvFhaJEgj8gAAAAEAAAGiADgBANWwHot4Lf/w</ReceiptHandle>
            <MD5OfBody>b8a9f715dbb64fd5c56e7783c6820a61</MD5OfBody><Body>two</Body></Message>
            </ReceiveMessageResult>
            """);
  }

  @Test
  void aMessageIsReceivedWithAttributes() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.call(
        "SendMessage",
        "QueueUrl",
        URL,
        "MessageBody",
        "hello",
        "MessageAttributes",
        Members.of("text", Members.string("v"), "blob", Members.binary("AAEC/w==")));
    twins.advanceSeconds(1);
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "AttributeNames",
            List.of("All"),
            "MessageAttributeNames",
            List.of("All")),
        "ReceiveMessage",
        """
            {"Messages":[{"MessageId":"28efe333-b266-4103-8752-6757130f9f52",
            "ReceiptHandle":"AQEBAb3XMiYv626VKO/jM7JmQQOHUmdXEw+fUgAAAAEAAAGiADgE6JWPsviQRDEZ",
            "MD5OfBody":"5d41402abc4b2a76b9719d911017c592","Body":"hello","Attributes":{
            "ApproximateFirstReceiveTimestamp":"1795300001000","ApproximateReceiveCount":"1",
            "SenderId":"000000000000","SentTimestamp":"1795300000000"},
            "MD5OfMessageAttributes":"08d447060bf943436582e3cdf520b1ce","MessageAttributes":{
            "text":{"StringValue":"v","DataType":"String"},"blob":{"BinaryValue":"AAEC/w==",
            "DataType":"Binary"}}}]}
            """,
        """
            <ReceiveMessageResult><Message>
            <MessageId>28efe333-b266-4103-8752-6757130f9f52</MessageId>
            <ReceiptHandle>AQEBAb3XMiYv626VKO/jM7JmQQOHUmdXEw+fUgAAAAEAAAGiADgE6JWPsviQRDEZ</ReceiptHandle>
            <MD5OfBody>5d41402abc4b2a76b9719d911017c592</MD5OfBody><Body>hello</Body><Attribute>
            <Name>ApproximateFirstReceiveTimestamp</Name><Value>1795300001000</Value>
            </Attribute><Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value>
            </Attribute><Attribute><Name>SenderId</Name><Value>000000000000</Value></Attribute>
            <Attribute><Name>SentTimestamp</Name><Value>1795300000000</Value></Attribute>
            <MD5OfMessageAttributes>08d447060bf943436582e3cdf520b1ce</MD5OfMessageAttributes>
            <MessageAttribute><Name>text</Name><Value><StringValue>v</StringValue>
            <DataType>String</DataType></Value></MessageAttribute><MessageAttribute>
            <Name>blob</Name><Value><BinaryValue>AAEC/w==</BinaryValue>
            <DataType>Binary</DataType></Value></MessageAttribute></Message>
            </ReceiveMessageResult>
            """);
  }

  @Test
  void aMessageIsReceivedFromAFifoDeadLetterQueue() {
    createFifoRedrive();
    twins.replies(
        Members.of("QueueUrl", Emulator.URLS + "dlq.fifo", "AttributeNames", List.of("All")),
        "ReceiveMessage",
        """
            {"Messages":[{"MessageId":"47526757-130f-4f52-981c-e1ff0e4ae394",
            "ReceiptHandle":"AQEBAb3XMiYv626VR1JnVxMPT1KYHOH/DkrjlAAAAAIAAAGiADgBAE9Y5MmjqWdh",
            "MD5OfBody":"5d41402abc4b2a76b9719d911017c592","Body":"hello","Attributes":{
            "ApproximateFirstReceiveTimestamp":"1795300000000","ApproximateReceiveCount":"2",
            "DeadLetterQueueSourceArn":"arn:aws:sqs:us-east-1:000000000000:q.fifo",
            "MessageDeduplicationId":"47526757-130f-4f52-981c-e1ff0e4ae394",
            "MessageGroupId":"g","SenderId":"000000000000","SentTimestamp":"1795300000000",
            "SequenceNumber":"18800000000000000005"}}]}
            """,
        """
            <ReceiveMessageResult><Message>
            <MessageId>47526757-130f-4f52-981c-e1ff0e4ae394</MessageId>
            <ReceiptHandle>AQEBAb3XMiYv626VR1JnVxMPT1KYHOH/DkrjlAAAAAIAAAGiADgBAE9Y5MmjqWdh</ReceiptHandle>
            <MD5OfBody>5d41402abc4b2a76b9719d911017c592</MD5OfBody><Body>hello</Body><Attribute>
            <Name>ApproximateFirstReceiveTimestamp</Name><Value>1795300000000</Value>
            </Attribute><Attribute><Name>ApproximateReceiveCount</Name><Value>2</Value>
            </Attribute><Attribute><Name>DeadLetterQueueSourceArn</Name>
            <Value>arn:aws:sqs:us-east-1:000000000000:q.fifo</Value></Attribute><Attribute>
            <Name>MessageDeduplicationId</Name>
            <Value>47526757-130f-4f52-981c-e1ff0e4ae394</Value></Attribute><Attribute>
            <Name>MessageGroupId</Name><Value>g</Value></Attribute><Attribute>
            <Name>SenderId</Name><Value>000000000000</Value></Attribute><Attribute>
            <Name>SentTimestamp</Name><Value>1795300000000</Value></Attribute><Attribute>
            <Name>SequenceNumber</Name><Value>18800000000000000005</Value></Attribute></Message>
            </ReceiveMessageResult>
            """);
  }

  @Test
  void aMessagesVisibilityIsChangedAndItIsDeleted() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.call("SendMessage", "QueueUrl", URL, "MessageBody", "hello");
    Object handle =
        Members.at(twins.call("ReceiveMessage", "QueueUrl", URL), "Messages.0.ReceiptHandle");
    twins.replies(
        Members.of("QueueUrl", URL, "ReceiptHandle", handle, "VisibilityTimeout", 5),
        "ChangeMessageVisibility",
        "",
        "");
    twins.replies(Members.of("QueueUrl", URL, "ReceiptHandle", handle), "DeleteMessage", "", "");
  }
}
