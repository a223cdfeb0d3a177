package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of queues and their pages. */
final class QueueListTest {
  private static final String POLICY =
      "{\"deadLetterTargetArn\":\"" + Emulator.ARNS + "dlq\",\"maxReceiveCount\":1}";

  @AutoClose private final Emulator emulator = new Emulator();

  private List<Object> walk(Wire wire, String action, String list, Map<String, Object> request) {
    List<Object> found = new ArrayList<>();
    Map<String, Object> page = emulator.call(wire, action, request);
    found.addAll((List<?>) page.getOrDefault(list, List.of()));
    while (page.containsKey("NextToken")) {
      page = emulator.call(wire, action, Members.with(request, "NextToken", page.get("NextToken")));
      found.addAll((List<?>) page.get(list));
    }
    return found;
  }

  private static List<String> urls(String... names) {
    return List.of(names).stream().map(name -> Emulator.URLS + name).toList();
  }

  @ParameterizedTest
  @EnumSource
  void pagesMakeUpTheList(Wire wire) {
    for (String name : List.of("a", "b-1", "b-2", "b_3", "B-4", "c")) {
      emulator.queue(name);
    }
    for (int size = 1; size <= 7; size++) {
      assertThat(walk(wire, "ListQueues", "QueueUrls", Members.of("MaxResults", size)))
          .isEqualTo(urls("B-4", "a", "b-1", "b-2", "b_3", "c"));
      assertThat(
              walk(
                  wire,
                  "ListQueues",
                  "QueueUrls",
                  Members.of("MaxResults", size, "QueueNamePrefix", "b-")))
          .isEqualTo(urls("b-1", "b-2"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesMakeUpTheListOfDeadLetterSources(Wire wire) {
    String dlq = emulator.queue("dlq");
    for (String name : List.of("c", "a", "b")) {
      emulator.queue(name, "RedrivePolicy", POLICY);
    }
    for (int size = 1; size <= 4; size++) {
      assertThat(
              walk(
                  wire,
                  "ListDeadLetterSourceQueues",
                  "queueUrls",
                  Members.of("QueueUrl", dlq, "MaxResults", size)))
          .isEqualTo(urls("a", "b", "c"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPrefixThatNoQueueHasFindsNothing(Wire wire) {
    emulator.queue("queue");
    assertThat(emulator.call(wire, "ListQueues", Members.of("QueueNamePrefix", "Q"))).isEmpty();
  }

  @Test
  void aListHasAThousandQueuesAtMost() {
    for (int i = 0; i < 1001; i++) {
      emulator.queue("q" + i);
    }
    for (Wire wire : Wire.values()) {
      Map<String, Object> first = emulator.call(wire, "ListQueues", Members.of());
      assertThat(first).containsOnlyKeys("QueueUrls");
      assertThat((List<?>) first.get("QueueUrls")).hasSize(1000);
      assertThat(walk(wire, "ListQueues", "QueueUrls", Members.of("MaxResults", 1000)))
          .hasSize(1001);
    }
  }
}
