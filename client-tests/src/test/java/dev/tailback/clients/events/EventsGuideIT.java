package dev.tailback.clients.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import dev.tailback.clients.javascript.NodeModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The programs of docs/EVENTS.md, in Python, JavaScript and Go, while messages are deleted. */
@Tag("outside")
class EventsGuideIT {
  private static final Path GUIDE = Path.of("..", "docs", "EVENTS.md");
  private static final String TOLD =
      "3 deleted\nQueue orders: deadLettered is 0, and not at least 1, within 100 ms.\n";

  @TempDir Path directory;
  private final Emulator emulator = Emulator.start();
  private final SqsClient sqs = emulator.newClient();
  private final String url = sqs.createQueue(r -> r.queueName("orders")).queueUrl();

  @AfterEach
  void close() {
    sqs.close();
    emulator.close();
  }

  private Path example(String language, String name) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(GUIDE));
    assertThat(block.find()).as(language).isTrue();
    return Files.writeString(directory.resolve(name), block.group(1));
  }

  /** Runs a program while three messages are sent, received and deleted. */
  private String runWhileWorking(Program program) throws Exception {
    work("espresso");
    CompletableFuture<String> running =
        CompletableFuture.supplyAsync(
            () -> unchecked(program.with("TAILBACK", emulator.endpoint())::run));
    work("latte");
    work("tea");
    return running.join();
  }

  private void work(String body) {
    sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    for (Message message : sqs.receiveMessage(r -> r.queueUrl(url)).messages()) {
      sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    }
  }

  private static <T> T unchecked(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void pythonWaitsForDeletes() throws Exception {
    Path script = example("python", "example.py");
    assertThat(runWhileWorking(Program.of("/usr/bin/python3", "-B", script.toString())))
        .isEqualTo(TOLD);
  }

  @Test
  void nodeWaitsForDeletes() throws Exception {
    Path script = example("js", "example.mjs");
    Path scripts = NodeModules.installed();
    Program program = Program.of(NodeModules.node(), script.toString()).in(scripts);
    assertThat(runWhileWorking(program)).isEqualTo(TOLD);
  }

  @Test
  void goFollowsTheEvents() throws Exception {
    Path source = example("go", "example.go");
    Program program =
        Program.of("/usr/bin/go", "run", source.toString())
            .with("GO111MODULE", "off")
            .with("GOCACHE", directory.resolve("cache"));
    assertThat(runWhileWorking(program).lines())
        .hasSize(3)
        .allMatch(line -> line.contains(" deleted by aws-sdk-java/"))
        .element(0)
        .asString()
        .startsWith("espresso");
  }
}
