package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class ManyLongPollsTest {
  private static final int POLLS = 1000;
  private static final Pattern BODY = Pattern.compile("\"Body\":\"([^\"]*)\"");

  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();
  private final List<RawPoll> polls = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (RawPoll poll : polls) {
      poll.close();
    }
  }

  @Test
  void aThousandPollsHoldNoThreadAndAreAllAnswered() throws Exception {
    park(1);
    Set<Thread> before = threads();
    park(POLLS - 1);
    Set<Thread> more = threads();
    more.removeAll(before);
    assertThat(more).isEmpty();
    sendInBatches();
    Set<String> received = new HashSet<>();
    for (RawPoll poll : polls) {
      Matcher body = BODY.matcher(poll.answer());
      assertThat(body.find()).isTrue();
      received.add(body.group(1));
    }
    assertThat(received).hasSize(POLLS);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, POLLS, 0));
  }

  @Test
  void aThousandPollsEndTogether() throws Exception {
    park(POLLS);
    EMULATOR.advanceSeconds(20);
    for (RawPoll poll : polls) {
      assertThat(poll.answer()).isEqualTo("{}");
    }
  }

  @Test
  void oneMessageAnswersOneOfThem() throws Exception {
    park(100);
    queue.send("b");
    assertThat(polls.get(0).answer()).contains("\"Body\":\"b\"");
    EMULATOR.advanceMillis(19_999);
    for (RawPoll poll : polls.subList(1, 100)) {
      assertThat(poll.isAnswered()).isFalse();
    }
  }

  /** Starts long polls, and waits until all have arrived, the first one before the others. */
  private void park(int number) throws Exception {
    long before = EMULATOR.calls();
    for (int i = 0; i < number; i++) {
      polls.add(new RawPoll(EMULATOR.port(), queue.url()));
      if (i == 0) {
        EMULATOR.awaitCalls(before + 1);
      }
    }
    EMULATOR.awaitCalls(before + number);
  }

  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> thread.getName().startsWith("awaitility"));
    return threads;
  }

  private void sendInBatches() {
    for (int i = 0; i < POLLS; i += 10) {
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(i, i + 10).mapToObj(ManyLongPollsTest::entry).toList();
      EMULATOR.sqs().sendMessageBatch(r -> r.queueUrl(queue.url()).entries(entries));
    }
  }

  private static SendMessageBatchRequestEntry entry(int number) {
    return SendMessageBatchRequestEntry.builder()
        .id("" + number)
        .messageBody("message " + number)
        .build();
  }
}
