package dev.tailback.conformance.rules;

import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.SERIALIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.RawAnswer;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists and maps, which AWS Query writes as numbered parameters. */
@Rules("Lists in AWS Query")
@Source(guide = "sqs-making-api-requests-xml")
final class QueryListRules {

  @Test
  @Source(api = "CreateQueue")
  void mapsOfQueryAreNumberedPairs(Sqs sqs) {
    String name = sqs.newName();

    String url =
        sqs.raw()
            .query(
                "CreateQueue",
                "QueueName",
                name,
                "Attribute.1.Name",
                "DelaySeconds",
                "Attribute.1.Value",
                "7",
                "Attribute.2.Name",
                "VisibilityTimeout",
                "Attribute.2.Value",
                "9",
                "Tag.1.Key",
                "team",
                "Tag.1.Value",
                "coffee")
            .succeeded()
            .xml("CreateQueueResponse/CreateQueueResult/QueueUrl");

    assertThat(sqs.queueAt(url).attributes())
        .containsEntry("DelaySeconds", "7")
        .containsEntry("VisibilityTimeout", "9");
    assertThat(sqs.client().listQueueTags(l -> l.queueUrl(url)).tags())
        .containsOnly(Map.entry("team", "coffee"));
  }

  @Test
  @Unsure("The pages number from 1 without gaps, and do not speak of others.")
  void theNumbersOfQueryMayHaveGapsAndAnyOrder(Sqs sqs) {
    Queue queue = sqs.queue();

    RawAnswer answer =
        sqs.raw()
            .query(
                "GetQueueAttributes",
                "QueueUrl",
                queue.url(),
                "AttributeName.12",
                "DelaySeconds",
                "AttributeName.3",
                "QueueArn")
            .succeeded();

    assertThat(answer.xmlAll("GetQueueAttributesResponse/GetQueueAttributesResult/Attribute/Name"))
        .containsExactlyInAnyOrder("DelaySeconds", "QueueArn");
  }

  @Test
  @Unsure("The pages number every element; old clients leave the number of a single one out.")
  void aSingleElementOfQueryNeedsNoNumber(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(
            sqs.raw()
                .query("GetQueueAttributes", "QueueUrl", queue.url(), "AttributeName", "QueueArn")
                .succeeded()
                .xml("GetQueueAttributesResponse/GetQueueAttributesResult/Attribute/Value"))
        .isEqualTo(queue.arn());
  }

  @Test
  @Unsure("The page numbers from 1; the refusal of 0 was recorded in rusoto's issue 324.")
  void indicesStartAtOne(Sqs sqs) {
    String url = sqs.queue().url();

    for (String name : new String[] {"AttributeNameList.0", "AttributeName.0"}) {
      isMalformed(
          "0 is not a valid index",
          sqs.raw().query("ReceiveMessage", "QueueUrl", url, name, "All"));
    }
  }

  @Test
  @Unsure("Recorded for MessageAttributeNames.member.1 alone, in rusoto's issue 586.")
  void anIndexIsANumber(Sqs sqs) {
    String url = sqs.queue().url();

    for (String name :
        new String[] {
          "MessageAttributeNames.member.1", "MessageAttributeName.x", "MessageBody.1"
        }) {
      String action = name.equals("MessageBody.1") ? "SendMessage" : "ReceiveMessage";
      isMalformed(
          "Start of list found where not expected",
          sqs.raw().query(action, "QueueUrl", url, name, "All"));
    }
  }

  @Test
  @Unsure("Recorded for the entries of a batch.")
  void aListHasItsOwnNameInQuery(Sqs sqs) {
    String url = sqs.queue().url();

    isMalformed(
        "Top level element may not be treated as a list",
        sqs.raw().query("SendMessageBatch", "QueueUrl", url, "Entries.1.Id", "a"));
    isMalformed(
        "Top level element may not be treated as a list",
        sqs.raw().query("UntagQueue", "QueueUrl", url, "TagKeys.1", "k"));
  }

  @Test
  @Unsure("Recorded for the attributes of a queue; its tags are inferred.")
  void aMapIsNoValueInQuery(Sqs sqs) {
    String url = sqs.queue().url();

    isMalformed(
        "End of list found where not expected",
        sqs.raw().query("SetQueueAttributes", "QueueUrl", url, "Attribute", ""));
    isMalformed(
        "End of list found where not expected",
        sqs.raw().query("TagQueue", "QueueUrl", url, "Tag", ""));
  }

  @Test
  @Unsure("Recorded between 2015 and 2023.")
  void aMessageAttributeInTheWrongPlaceHasNoName(Sqs sqs) {
    String url = sqs.queue().url();

    for (String name : new String[] {"MessageAttribute", "MessageAttributes.1.key"}) {
      RawAnswer answer =
          sqs.raw().query("SendMessage", "QueueUrl", url, "MessageBody", "x", name, "");

      assertThat(answer.refusedInXml(INVALID_PARAMETER_VALUE).xml("ErrorResponse/Error/Message"))
          .isEqualTo("The request must contain non-empty message attribute name.");
    }
  }

  private static void isMalformed(String text, RawAnswer answer) {
    assertThat(answer.refusedInXml(SERIALIZATION).xml("ErrorResponse/Error/Message"))
        .isEqualTo(text);
  }
}
