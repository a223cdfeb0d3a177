package dev.tailback.server.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.server.Tailback;
import dev.tailback.server.localstack.InitScripts.OnFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real scripts, run by a starting server. */
class InitScriptsTest {
  private static final String CREATE =
      "curl -sf \"$AWS_ENDPOINT_URL/?Action=CreateQueue&QueueName=%s\"";

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();

  private Path script(String name, String... lines) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Tailback start(OnFailure onFailure) {
    return Tailback.builder()
        .region("eu-west-1")
        .initScripts(
            InitScripts.in(
                List.of(directory, directory.resolve("none")),
                onFailure,
                new PrintWriter(out, true)))
        .start();
  }

  private static String get(Tailback server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.endpoint() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  @Test
  void theyRunOneAfterTheOtherByTheirNamesAndTheirLinesAreMarked() throws Exception {
    script("b/20.sh", "echo last");
    script("a/10.sh", "sleep 0.2; echo first; echo trouble >&2");
    script("notes.txt", "exit 1");
    start(OnFailure.STOP).close();
    assertThat(out.toString().lines())
        .containsExactly("[10.sh] first", "[10.sh] trouble", "[20.sh] last");
  }

  @Test
  void theyCallTheServer() throws Exception {
    script("queues.sh", CREATE.formatted("orders") + " >/dev/null");
    try (Tailback server = start(OnFailure.STOP)) {
      assertThat(get(server, "/?Action=ListQueues")).contains("/orders</QueueUrl>");
    }
  }

  @Test
  void aServerIsNotReadyBeforeTheyHaveEnded() throws Exception {
    script(
        "health.sh",
        "curl -s -o /dev/null -w '%{http_code}\\n' \"$AWS_ENDPOINT_URL/health\"",
        "curl -s \"$AWS_ENDPOINT_URL/_localstack/init/ready\"");
    try (Tailback server = start(OnFailure.STOP)) {
      assertThat(out.toString().lines())
          .containsExactly(
              "[health.sh] 503",
              "[health.sh] {\"completed\":false,\"scripts\":[{\"stage\":\"READY\",\"name\":\"health.sh\",\"state\":\"RUNNING\"}]}");
      assertThat(get(server, "/_localstack/init/ready"))
          .isEqualTo(
              "{\"completed\":true,\"scripts\":[{\"stage\":\"READY\",\"name\":\"health.sh\",\"state\":\"SUCCESSFUL\"}]}");
      assertThat(get(server, "/_localstack/init"))
          .contains("\"READY\":true", "\"name\":\"health.sh\"");
    }
  }

  @Test
  void aFailureStopsTheServer() throws Exception {
    Path failing = script("10.sh", "exit 3");
    script("20.sh", "echo never");
    assertThatThrownBy(() -> start(OnFailure.STOP))
        .isInstanceOf(InitScriptException.class)
        .hasMessage(failing + " ended with exit code 3");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFailureCanBeReportedAlone() throws Exception {
    Path failing = script("10.sh", "exit 3");
    script("20.sh", "echo last");
    try (Tailback server = start(OnFailure.REPORT)) {
      assertThat(out.toString().lines())
          .containsExactly(failing + " ended with exit code 3", "[20.sh] last");
      assertThat(get(server, "/_localstack/init/ready"))
          .contains("\"completed\":true", "\"state\":\"ERROR\"", "\"state\":\"SUCCESSFUL\"");
    }
  }

  @Test
  void aFileThatMayBeExecutedRunsAsItsFirstLineSays() throws Exception {
    Path file = script("10.sh", "#!/bin/cat", "shown");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    start(OnFailure.STOP).close();
    assertThat(out.toString().lines()).containsExactly("[10.sh] #!/bin/cat", "[10.sh] shown");
  }

  @Test
  void theyHaveCredentialsAndTheRegion() throws Exception {
    script("10.sh", "echo ${AWS_DEFAULT_REGION:-} ${AWS_ACCESS_KEY_ID:-}");
    start(OnFailure.STOP).close();
    assertThat(out.toString()).startsWith("[10.sh] ").doesNotContain("[10.sh] \n");
  }

  @Test
  void aScriptInPythonIsRefused() throws Exception {
    Path python = script("queues.py", "print()");
    assertThatThrownBy(() -> start(OnFailure.STOP))
        .isInstanceOf(InitScriptException.class)
        .hasMessage(python + ": only shell scripts are run, whose names end in .sh");
  }
}
