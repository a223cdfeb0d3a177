package dev.tailback.server.sqs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Responses of the actions on attributes, tags and permissions, byte by byte. */
final class AttributeRepliesTest {
  private static final String URL = Emulator.URLS + "q";

  @AutoClose private final Twins twins = new Twins();

  @Test
  void noAttributesAreAskedFor() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of("QueueUrl", URL),
        "GetQueueAttributes",
        """
            {}
            """,
        """
            <GetQueueAttributesResult/>
            """);
  }

  @Test
  void allAttributesOfAStandardQueue() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of("QueueUrl", URL, "AttributeNames", List.of("All")),
        "GetQueueAttributes",
        """
            {"Attributes":{"ApproximateNumberOfMessages":"0",
            "ApproximateNumberOfMessagesDelayed":"0",
            "ApproximateNumberOfMessagesNotVisible":"0","CreatedTimestamp":"1795300000",
            "DelaySeconds":"0","LastModifiedTimestamp":"1795300000",
            "MaximumMessageSize":"1048576","MessageRetentionPeriod":"345600",
            "QueueArn":"arn:aws:sqs:us-east-1:000000000000:q",
            "ReceiveMessageWaitTimeSeconds":"0","SqsManagedSseEnabled":"true",
            "VisibilityTimeout":"30"}}
            """,
        """
            <GetQueueAttributesResult><Attribute><Name>ApproximateNumberOfMessages</Name>
            <Value>0</Value></Attribute><Attribute>
            <Name>ApproximateNumberOfMessagesDelayed</Name><Value>0</Value></Attribute>
            <Attribute><Name>ApproximateNumberOfMessagesNotVisible</Name><Value>0</Value>
            </Attribute><Attribute><Name>CreatedTimestamp</Name><Value>1795300000</Value>
            </Attribute><Attribute><Name>DelaySeconds</Name><Value>0</Value></Attribute>
            <Attribute><Name>LastModifiedTimestamp</Name><Value>1795300000</Value></Attribute>
            <Attribute><Name>MaximumMessageSize</Name><Value>1048576</Value></Attribute>
            <Attribute><Name>MessageRetentionPeriod</Name><Value>345600</Value></Attribute>
            <Attribute><Name>QueueArn</Name><Value>arn:aws:sqs:us-east-1:000000000000:q</Value>
            </Attribute><Attribute><Name>ReceiveMessageWaitTimeSeconds</Name><Value>0</Value>
            </Attribute><Attribute><Name>SqsManagedSseEnabled</Name><Value>true</Value>
            </Attribute><Attribute><Name>VisibilityTimeout</Name><Value>30</Value></Attribute>
            </GetQueueAttributesResult>
            """);
  }

  @Test
  void allAttributesOfAFifoQueue() {
    twins.call("CreateQueue", "QueueName", "q.fifo", "Attributes", Map.of("FifoQueue", "true"));
    twins.replies(
        Members.of("QueueUrl", URL + ".fifo", "AttributeNames", List.of("All")),
        "GetQueueAttributes",
        """
            {"Attributes":{"ApproximateNumberOfMessages":"0",
            "ApproximateNumberOfMessagesDelayed":"0",
            "ApproximateNumberOfMessagesNotVisible":"0","ContentBasedDeduplication":"false",
            "CreatedTimestamp":"1795300000","DeduplicationScope":"queue","DelaySeconds":"0",
            "FifoQueue":"true","FifoThroughputLimit":"perQueue",
            "LastModifiedTimestamp":"1795300000","MaximumMessageSize":"1048576",
            "MessageRetentionPeriod":"345600",
            "QueueArn":"arn:aws:sqs:us-east-1:000000000000:q.fifo",
            "ReceiveMessageWaitTimeSeconds":"0","SqsManagedSseEnabled":"true",
            "VisibilityTimeout":"30"}}
            """,
        """
            <GetQueueAttributesResult><Attribute><Name>ApproximateNumberOfMessages</Name>
            <Value>0</Value></Attribute><Attribute>
            <Name>ApproximateNumberOfMessagesDelayed</Name><Value>0</Value></Attribute>
            <Attribute><Name>ApproximateNumberOfMessagesNotVisible</Name><Value>0</Value>
            </Attribute><Attribute><Name>ContentBasedDeduplication</Name><Value>false</Value>
            </Attribute><Attribute><Name>CreatedTimestamp</Name><Value>1795300000</Value>
            </Attribute><Attribute><Name>DeduplicationScope</Name><Value>queue</Value>
            </Attribute><Attribute><Name>DelaySeconds</Name><Value>0</Value></Attribute>
            <Attribute><Name>FifoQueue</Name><Value>true</Value></Attribute><Attribute>
            <Name>FifoThroughputLimit</Name><Value>perQueue</Value></Attribute><Attribute>
            <Name>LastModifiedTimestamp</Name><Value>1795300000</Value></Attribute><Attribute>
            <Name>MaximumMessageSize</Name><Value>1048576</Value></Attribute><Attribute>
            <Name>MessageRetentionPeriod</Name><Value>345600</Value></Attribute><Attribute>
            <Name>QueueArn</Name><Value>arn:aws:sqs:us-east-1:000000000000:q.fifo</Value>
            </Attribute><Attribute><Name>ReceiveMessageWaitTimeSeconds</Name><Value>0</Value>
            </Attribute><Attribute><Name>SqsManagedSseEnabled</Name><Value>true</Value>
            </Attribute><Attribute><Name>VisibilityTimeout</Name><Value>30</Value></Attribute>
            </GetQueueAttributesResult>
            """);
  }

  @Test
  void aPolicyIsEscaped() {
    twins.call(
        "CreateQueue",
        "QueueName",
        "q",
        "Attributes",
        Map.of(
            "Policy",
            "{\"Version\":\"2012-10-17\",\"Id\":\"<&>\\té\",\r\"Statement\":[{\"Effect\":\"Deny\","
                + "\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
    twins.replies(
        Members.of("QueueUrl", URL, "AttributeNames", List.of("Policy")),
        "GetQueueAttributes",
        """
            {"Attributes":{"Policy":"{\\"Version\\":\\"2012-10-17\\",
            \\"Id\\":\\"<&>\\\\té\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",
            \\"Principal\\":\\"*\\",\\"Action\\":\\"*\\",\\"Resource\\":\\"*\\"}]}"}}
            """,
        """
            <GetQueueAttributesResult><Attribute><Name>Policy</Name>
            <Value>{&quot;Version&quot;:&quot;2012-10-17&quot;,
            &quot;Id&quot;:&quot;&lt;&amp;&gt;\\té&quot;,
            &quot;Statement&quot;:[{&quot;Effect&quot;:&quot;Deny&quot;,
            &quot;Principal&quot;:&quot;*&quot;,&quot;Action&quot;:&quot;*&quot;,
            &quot;Resource&quot;:&quot;*&quot;}]}</Value>
            </Attribute></GetQueueAttributesResult>
            """);
  }

  @Test
  void attributesAreSet() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of("QueueUrl", URL, "Attributes", Map.of("DelaySeconds", "1")),
        "SetQueueAttributes",
        "",
        "");
  }

  @Test
  void aQueueIsTagged() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(Members.of("QueueUrl", URL, "Tags", Map.of("a", "1")), "TagQueue", "", "");
  }

  @Test
  void tagsAreListed() {
    twins.call("CreateQueue", "QueueName", "q", "tags", Members.of("b", "", "a", "ü = 1"));
    twins.replies(
        Members.of("QueueUrl", URL),
        "ListQueueTags",
        """
            {"Tags":{"b":"","a":"ü = 1"}}
            """,
        """
            <ListQueueTagsResult><Tag><Key>b</Key><Value></Value></Tag><Tag><Key>a</Key>
            <Value>ü = 1</Value></Tag></ListQueueTagsResult>
            """);
  }

  @Test
  void thereMayBeNoTags() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of("QueueUrl", URL),
        "ListQueueTags",
        """
            {}
            """,
        """
            <ListQueueTagsResult/>
            """);
  }

  @Test
  void aTagIsRemoved() {
    twins.call("CreateQueue", "QueueName", "q", "tags", Map.of("a", "1"));
    twins.replies(Members.of("QueueUrl", URL, "TagKeys", List.of("a", "b")), "UntagQueue", "", "");
    twins.replies(
        Members.of("QueueUrl", URL),
        "ListQueueTags",
        """
            {}
            """,
        """
            <ListQueueTagsResult/>
            """);
  }

  @Test
  void permissionsAreAddedAndRemoved() {
    twins.call("CreateQueue", "QueueName", "q");
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "Label",
            "one",
            "AWSAccountIds",
            List.of("111122223333"),
            "Actions",
            List.of("SendMessage")),
        "AddPermission",
        "",
        "");
    twins.replies(
        Members.of(
            "QueueUrl",
            URL,
            "Label",
            "two",
            "AWSAccountIds",
            List.of("111122223333", "444455556666"),
            "Actions",
            List.of("*", "ReceiveMessage")),
        "AddPermission",
        "",
        "");
    twins.replies(
        Members.of("QueueUrl", URL, "AttributeNames", List.of("Policy")),
        "GetQueueAttributes",
        """
            {"Attributes":{
            "Policy":"{\\"Version\\":\\"2008-10-17\\",
            \\"Id\\":\\"arn:aws:sqs:us-east-1:000000000000:q/SQSDefaultPolicy\\",
            \\"Statement\\":[
            {\\"Sid\\":\\"one\\",
            \\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":\\"arn:aws:iam::111122223333:root\\"},
            \\"Action\\":\\"SQS:SendMessage\\",
            \\"Resource\\":\\"arn:aws:sqs:us-east-1:000000000000:q\\"},
            {\\"Sid\\":\\"two\\",
            \\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":[\\"arn:aws:iam::111122223333:root\\",\\"arn:aws:iam::444455556666:root\\"]},
            \\"Action\\":[\\"SQS:*\\",\\"SQS:ReceiveMessage\\"],
            \\"Resource\\":\\"arn:aws:sqs:us-east-1:000000000000:q\\"}]}"}}
            """,
        """
            <GetQueueAttributesResult><Attribute><Name>Policy</Name>
            <Value>{&quot;Version&quot;:&quot;2008-10-17&quot;,
            &quot;Id&quot;:&quot;arn:aws:sqs:us-east-1:000000000000:q/SQSDefaultPolicy&quot;,
            &quot;Statement&quot;:[
            {&quot;Sid&quot;:&quot;one&quot;,
            &quot;Effect&quot;:&quot;Allow&quot;,&quot;Principal&quot;:{&quot;AWS&quot;:&quot;arn:aws:iam::111122223333:root&quot;},
            &quot;Action&quot;:&quot;SQS:SendMessage&quot;,
            &quot;Resource&quot;:&quot;arn:aws:sqs:us-east-1:000000000000:q&quot;},
            {&quot;Sid&quot;:&quot;two&quot;,
            &quot;Effect&quot;:&quot;Allow&quot;,&quot;Principal&quot;:{&quot;AWS&quot;:[&quot;arn:aws:iam::111122223333:root&quot;,&quot;arn:aws:iam::444455556666:root&quot;]},
            &quot;Action&quot;:[&quot;SQS:*&quot;,&quot;SQS:ReceiveMessage&quot;],
            &quot;Resource&quot;:&quot;arn:aws:sqs:us-east-1:000000000000:q&quot;}]}</Value>
            </Attribute></GetQueueAttributesResult>
            """);
    twins.replies(Members.of("QueueUrl", URL, "Label", "one"), "RemovePermission", "", "");
    twins.replies(Members.of("QueueUrl", URL, "Label", "two"), "RemovePermission", "", "");
    twins.replies(
        Members.of("QueueUrl", URL, "AttributeNames", List.of("Policy")),
        "GetQueueAttributes",
        """
            {}
            """,
        """
            <GetQueueAttributesResult/>
            """);
  }
}
