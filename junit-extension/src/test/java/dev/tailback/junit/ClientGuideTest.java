package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.client.RemoteQueue;
import dev.tailback.client.TailbackClient;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.QueueSpec;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The code of docs/CLIENT.md. */
class ClientGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "CLIENT.md");
  private static final Path THIS =
      Path.of("src", "test", "java", "dev", "tailback", "junit", "ClientGuideTest.java");

  private static String withoutIndentation(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @Test
  void itsCodeIsRun() throws IOException {
    String run = withoutIndentation(Files.readString(THIS)).replace("server.endpoint()", "URI");
    List<String> examples =
        Pattern.compile("\n```java\n(.*?)\n```", Pattern.DOTALL)
            .matcher(Files.readString(GUIDE))
            .results()
            .map(ClientGuideTest::code)
            .toList();
    assertThat(examples).hasSize(2).allMatch(run::contains);
  }

  private static String code(MatchResult example) {
    return withoutIndentation(example.group(1))
        .replace("URI.create(\"http://localhost:9324\")", "URI");
  }

  @Test
  void aServerElsewhereIsUsed() {
    try (Tailback server =
        Tailback.builder()
            .clock(EngineClock.pausedAt(0))
            .queues(List.of(QueueSpec.named("orders")))
            .start()) {
      List.of("espresso", "latte", "tea").forEach(body -> work(server.gate(), body));
      TailbackClient tailback = TailbackClient.of(server.endpoint());
      RemoteQueue orders = tailback.queue("orders");
      orders.faults().on("SendMessage").times(2).error("ServiceUnavailable");
      tailback.clock().advance(Duration.ofSeconds(30)); // the visibility timeout is over
      orders.await().deleted(3).empty().within(Duration.ofSeconds(10)).require();
      assertThatQueue(tailback.queue("orders")).deleted(3).isDrained();
    }
  }

  private static void work(EngineGate gate, String body) {
    MessageContent content = new MessageContent(body, Map.of(), null, null, null, "000000000000");
    AtomicReference<String> handle = new AtomicReference<>();
    gate.run(
        queues -> {
          Queue orders = queues.all().iterator().next();
          orders.send(content, 0);
          orders.receive(
              new ReceiveRequest(1, null, 0, null),
              received -> handle.set(received.get(0).receiptHandle()));
        });
    gate.run(queues -> queues.all().iterator().next().delete(handle.get()));
  }
}
