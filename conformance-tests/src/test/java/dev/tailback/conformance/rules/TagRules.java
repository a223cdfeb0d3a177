package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.MISSING_PARAMETER;
import static dev.tailback.conformance.SqsError.QUEUE_DOES_NOT_EXIST;
import static dev.tailback.conformance.SqsError.QUEUE_NAME_EXISTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Rules("Tags")
@Source(api = "TagQueue")
final class TagRules {

  @Test
  void tagsAreListed(Sqs sqs) {
    Queue queue = sqs.queue();

    tag(sqs, queue, Map.of("team", "coffee", "stage", "test"));

    eventuallyTagged(sqs, queue, Map.of("team", "coffee", "stage", "test"));
  }

  @Test
  @Source(api = "ListQueueTags")
  void aNewQueueHasNoTags(Sqs sqs) {
    assertThat(tags(sqs, sqs.queue())).isEmpty();
  }

  @Test
  @Source(api = "CreateQueue")
  void aQueueCanBeTaggedAtItsCreation(Sqs sqs) {
    Queue queue = tagged(sqs, Map.of("team", "coffee"));

    eventuallyTagged(sqs, queue, Map.of("team", "coffee"));
  }

  @Test
  @Source(api = "CreateQueue")
  @Unsure("The page compares attributes alone; users report that tags are compared, not the text.")
  void creatingAQueueAgainWithOtherTagsIsRefused(Sqs sqs) {
    Queue tagged = tagged(sqs, Map.of("team", "coffee"));
    Queue untagged = sqs.queue();
    eventuallyTagged(sqs, tagged, Map.of("team", "coffee"));

    for (Queue queue : List.of(tagged, untagged)) {
      refused(() -> createAgain(sqs, queue, Map.of("team", "tea"))).as(QUEUE_NAME_EXISTS);
    }
    eventuallyTagged(sqs, tagged, Map.of("team", "coffee"));
  }

  @Test
  @Source(api = "CreateQueue")
  @Unsure("The page compares attributes alone.")
  void aQueueIsCreatedAgainWithItsTagsOrNone(Sqs sqs) {
    Queue queue = tagged(sqs, Map.of("team", "coffee"));
    eventuallyTagged(sqs, queue, Map.of("team", "coffee"));

    createAgain(sqs, queue, Map.of("team", "coffee"));
    createAgain(sqs, queue, Map.of());

    eventuallyTagged(sqs, queue, Map.of("team", "coffee"));
  }

  private static void createAgain(Sqs sqs, Queue queue, Map<String, String> tags) {
    sqs.client().createQueue(q -> q.queueName(queue.name()).tags(tags));
  }

  @Test
  @Source(guide = "quotas-queues")
  @Unsure("The page does not recommend more than 50, and has no error for them.")
  void aQueueIsCreatedWithAtMost50Tags(Sqs sqs) {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 51; i++) {
      many.put("key" + i, "value" + i);
    }

    refused(() -> tagged(sqs, many)).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void aTagReplacesTheOneWithItsKeyAndTheOthersStay(Sqs sqs) {
    Queue queue = tagged(sqs, Map.of("team", "coffee", "stage", "test"));

    tag(sqs, queue, Map.of("team", "tea"));

    eventuallyTagged(sqs, queue, Map.of("team", "tea", "stage", "test"));
  }

  @Test
  void keysAreCaseSensitive(Sqs sqs) {
    Queue queue = sqs.queue();

    tag(sqs, queue, Map.of("team", "coffee", "Team", "tea"));

    eventuallyTagged(sqs, queue, Map.of("team", "coffee", "Team", "tea"));
  }

  @Test
  @Source(api = "UntagQueue")
  void onlyTheTagsThatAreNamedAreTakenAway(Sqs sqs) {
    Queue queue = tagged(sqs, Map.of("team", "coffee", "stage", "test", "cost", "low"));

    untag(sqs, queue, "team", "cost");

    eventuallyTagged(sqs, queue, Map.of("stage", "test"));
  }

  @Test
  @Source(api = "UntagQueue")
  @Unsure("The page does not speak of keys that are not there.")
  void aTagThatIsNotThereCanBeTakenAway(Sqs sqs) {
    Queue queue = tagged(sqs, Map.of("team", "coffee"));

    untag(sqs, queue, "stage");

    eventuallyTagged(sqs, queue, Map.of("team", "coffee"));
  }

  @Test
  @Source(guide = "quotas-queues")
  void aQueueMayHave50Tags(Sqs sqs) {
    Queue queue = sqs.queue();
    Map<String, String> fifty = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      fifty.put("key" + i, "value" + i);
    }

    tag(sqs, queue, fifty);

    eventuallyTagged(sqs, queue, fifty);
  }

  @Test
  @Source(guide = "quotas-queues")
  void aKeyMayHave128CharactersAndAValue256(Sqs sqs) {
    Queue queue = sqs.queue();
    Map<String, String> longest = Map.of("k".repeat(128), "v".repeat(256));

    tag(sqs, queue, longest);

    eventuallyTagged(sqs, queue, longest);
  }

  @Test
  @Source(guide = "quotas-queues")
  @Unsure("The page gives the limit, not the error.")
  void aKeyOf129CharactersIsRefused(Sqs sqs) {
    refusedTag(sqs, "k".repeat(129), "value");
  }

  @Test
  @Source(guide = "quotas-queues")
  @Unsure("The page gives the limit, not the error.")
  void aValueOf257CharactersIsRefused(Sqs sqs) {
    refusedTag(sqs, "key", "v".repeat(257));
  }

  @Test
  @Source(guide = "quotas-queues")
  void aValueMayBeEmpty(Sqs sqs) {
    Queue queue = sqs.queue();

    tag(sqs, queue, Map.of("flag", ""));

    eventuallyTagged(sqs, queue, Map.of("flag", ""));
  }

  @Test
  @Source(guide = "quotas-queues")
  @Unsure("The page says that a key is needed, not how its absence is refused.")
  void aKeyIsNotEmpty(Sqs sqs) {
    refusedTag(sqs, "", "value");
  }

  @Test
  @Source(guide = "quotas-queues")
  @Unsure("The page reserves the prefix, and does not say how it is refused.")
  void keysThatBeginWithAwsAreReserved(Sqs sqs) {
    refusedTag(sqs, "aws:team", "coffee");
  }

  @Test
  @Source(guide = "quotas-queues")
  void tagsMayHaveLettersDigitsSpacesAndSomePunctuation(Sqs sqs) {
    Queue queue = sqs.queue();
    Map<String, String> tags = Map.of("Größe 7 _.:/=+-@", "été 日本 _.:/=+-@");

    tag(sqs, queue, tags);

    eventuallyTagged(sqs, queue, tags);
  }

  @Test
  @Source(guide = "quotas-queues")
  @Unsure("The page lists the characters, not how others are refused.")
  void otherCharactersAreRefused(Sqs sqs) {
    refusedTag(sqs, "team{}", "coffee");
  }

  @Test
  @Unsure("The pages say that they are required, not that there must be one.")
  void thereMustBeTags(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> tag(sqs, queue, Map.of())).as(MISSING_PARAMETER);
    refused(() -> untag(sqs, queue));
  }

  @Test
  void aQueueThatDoesNotExistHasNoTags(Sqs sqs) {
    Queue none = sqs.queueAt(sqs.queue().url() + "-not");

    refused(() -> tag(sqs, none, Map.of("team", "coffee"))).as(QUEUE_DOES_NOT_EXIST);
    refused(() -> untag(sqs, none, "team")).as(QUEUE_DOES_NOT_EXIST);
    refused(() -> tags(sqs, none)).as(QUEUE_DOES_NOT_EXIST);
  }

  private static void refusedTag(Sqs sqs, String key, String value) {
    Queue queue = sqs.queue();

    refused(() -> tag(sqs, queue, Map.of(key, value))).as(INVALID_PARAMETER_VALUE);
  }

  private static Queue tagged(Sqs sqs, Map<String, String> tags) {
    String name = sqs.newName();
    return sqs.queueAt(sqs.client().createQueue(q -> q.queueName(name).tags(tags)).queueUrl());
  }

  private static void tag(Sqs sqs, Queue queue, Map<String, String> tags) {
    sqs.client().tagQueue(t -> t.queueUrl(queue.url()).tags(tags));
  }

  private static void untag(Sqs sqs, Queue queue, String... keys) {
    sqs.client().untagQueue(u -> u.queueUrl(queue.url()).tagKeys(List.of(keys)));
  }

  private static Map<String, String> tags(Sqs sqs, Queue queue) {
    return sqs.client().listQueueTags(l -> l.queueUrl(queue.url())).tags();
  }

  private static void eventuallyTagged(Sqs sqs, Queue queue, Map<String, String> tags) {
    sqs.eventually(() -> assertThat(tags(sqs, queue)).isEqualTo(tags));
  }
}
