package dev.tailback.clients.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import dev.tailback.clients.javascript.NodeModules;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The programs and commands of docs/TRACES.md, with the spans that they print. */
@Tag("outside")
class TracesGuideIT {
  private static final Path GUIDE = Path.of("..", "docs", "TRACES.md");
  private static final Path AGENT = Path.of("target", "agent", "opentelemetry-javaagent.jar");
  private static final Pattern PROGRAM =
      Pattern.compile("```(?:java|js)\n// (\\S+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private static String guide;
  private static Path directory;

  private final Emulator emulator = Emulator.start();

  @BeforeAll
  static void writePrograms() throws Exception {
    guide = Files.readString(GUIDE);
    directory = NodeModules.installed("traces");
    Files.copy(AGENT, directory.resolve(AGENT.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    for (MatchResult program : PROGRAM.matcher(guide).results().toList()) {
      Files.writeString(directory.resolve(program.group(1)), program.group(2));
    }
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  /** Returns the settings, followed by the commands that begin with a line. */
  private String commands(String firstLine, int which) {
    List<String> all =
        COMMANDS.matcher(guide).results().map(commands -> commands.group(1)).toList();
    List<String> matching = all.stream().filter(each -> each.startsWith(firstLine)).toList();
    String settings = all.get(0).replace("http://localhost:9324", emulator.endpoint().toString());
    return settings + matching.get(which);
  }

  private static List<Span> run(String commands) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    String node = directory.toRealPath().resolve(Path.of("node_modules", ".bin")).toString();
    return Span.in(
        Program.of("sh", "-euc", commands)
            .in(directory)
            .with("PATH", String.join(File.pathSeparator, java, node, System.getenv("PATH")))
            .with("CLASSPATH", "." + File.pathSeparator + System.getProperty("java.class.path"))
            .run());
  }

  private static Span one(List<Span> spans, String service, String name) {
    List<Span> found =
        spans.stream()
            .filter(span -> span.service().equals(service) && span.name().equals(name))
            .toList();
    assertThat(found).as("%s of %s among %s", name, service, spans).hasSize(1);
    return found.get(0);
  }

  private static void assertThatTraceRuns(List<Span> spans, String send, String delete) {
    Span sent = one(spans, "shop", send);
    Span process = one(spans, "kitchen", "orders process");
    assertThat(process.trace()).isEqualTo(sent.trace());
    assertThat(process.parent()).isEqualTo(sent.id());
    assertThat(one(spans, "kitchen", delete).parent()).isEqualTo(process.id());
  }

  @Test
  void aTraceRunsThroughProgramsInJava() throws Exception {
    List<Span> spans = run(commands("export OTEL_TRACES_EXPORTER=experimental-otlp", 0));
    assertThatTraceRuns(spans, "orders publish", "Sqs.DeleteMessage");
  }

  @Test
  void aTraceRunsThroughProgramsInJavaScript() throws Exception {
    List<Span> spans = run(commands("export OTEL_TRACES_EXPORTER=console", 0));
    assertThatTraceRuns(spans, "orders send", "SQS.DeleteMessage");
    assertThat(one(spans, "kitchen", "orders receive").links())
        .containsExactly(one(spans, "shop", "orders send").id());
  }

  @Test
  void aTraceRunsFromJavaToJavaScript() throws Exception {
    List<Span> spans = run(commands("export OTEL_INSTRUMENTATION", 0));
    assertThatTraceRuns(spans, "orders publish", "SQS.DeleteMessage");
  }

  @Test
  void aTraceRunsFromJavaScriptToJava() throws Exception {
    List<Span> spans = run(commands("export OTEL_INSTRUMENTATION", 1));
    assertThatTraceRuns(spans, "orders send", "Sqs.DeleteMessage");
  }
}
