package dev.tailback.clients.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import dev.tailback.clients.javascript.NodeModules;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signers of boto3, the SDKs for JavaScript, Ruby and Go, the AWS CLI and curl. */
@Tag("outside")
class SignersIT {
  @RegisterExtension static final Emulator EMULATOR = Emulator.startFor(Keys.known());

  @Test
  void boto3IsLetInWithTheSecretAlone() throws Exception {
    String told =
        with(Program.of("/usr/bin/python3", "-B", "access_test.py"))
            .in(Path.of("src", "test", "python"))
            .run();
    assertThat(told).containsPattern("Ran [1-9][0-9]* tests").endsWith("OK\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@aws-sdk/client-sqs", "client-sqs-query"})
  void theSdkForJavaScriptIsLetInWithTheSecretAlone(String client) throws Exception {
    Path scripts = NodeModules.installed();
    String told =
        with(Program.of(NodeModules.node(), "--test", "--test-reporter=tap", "access.test.js"))
            .in(scripts)
            .with("CLIENT", client)
            .run();
    assertThat(told).containsPattern("\n# pass [1-9]").contains("\n# fail 0", "\n# skipped 0");
  }

  @Test
  void theSignerOfTheSdkForRubyIsLetInWithTheSecretAlone() throws Exception {
    String told =
        with(Program.of("/usr/bin/ruby", "access_test.rb"))
            .in(Path.of("src", "test", "ruby"))
            .run();
    assertThat(told.lines()).hasSize(13).allMatch(line -> line.startsWith("ok "));
  }

  @Test
  void theSdkForGoIsLetInWithTheSecretAlone(@TempDir Path cache) throws Exception {
    String told =
        with(Program.of("/usr/bin/go", "run", "access.go"))
            .in(Path.of("src", "test", "go"))
            .with("GO111MODULE", "off")
            .with("GOPATH", "/usr/share/gocode")
            .with("GOCACHE", cache)
            .run();
    assertThat(told.lines()).hasSize(10).allMatch(line -> line.startsWith("ok "));
  }

  @Test
  void theAwsCliIsLetInWithTheSecretAlone() throws Exception {
    String script =
        """
        aws() { /usr/bin/aws --endpoint-url "$ENDPOINT" --output text "$@"; }
        url=$(aws sqs create-queue --queue-name "caf-e_1")
        aws sqs send-message --queue-url "$url" --message-body 'two coffees, ☕ & <sugar>' >&2
        aws sqs receive-message --queue-url "$url" --query Messages[].Body
        aws cloudwatch describe-alarms >&2
        aws autoscaling describe-auto-scaling-groups >&2
        AWS_SESSION_TOKEN=a/b+c== aws sqs list-queues --query QueueUrls >&2
        AWS_SECRET_ACCESS_KEY=wrong aws sqs list-queues 2>&1 || true
        AWS_ACCESS_KEY_ID=wrong aws sqs list-queues 2>&1 || true
        """;
    assertThat(shell(script))
        .startsWith("two coffees, ☕ & <sugar>\n")
        .contains("(SignatureDoesNotMatch)", "The Canonical String for this request should")
        .contains("(InvalidClientTokenId)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-d Action=ListQueues | <ListQueuesResponse",
        "-G -d Action=ListQueues | <ListQueuesResponse",
        "-d {} -H 'X-Amz-Target: AmazonSQS.ListQueues' -H 'Content-Type: application/x-amz-json-1.0' | {",
      })
  void curlIsLetInWithTheSecretAlone(String call, String answer) throws Exception {
    String curl = "curl -s --aws-sigv4 aws:amz:us-east-1:sqs " + call + " \"$ENDPOINT/\" --user ";
    assertThat(shell(curl + "\"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"")).contains(answer);
    assertThat(shell(curl + "\"$AWS_ACCESS_KEY_ID:wrong\"")).contains("does not match");
    assertThat(shell(curl + "wrong:wrong")).contains("security token included in the request");
  }

  private static String shell(String script) throws Exception {
    return with(Program.of("sh", "-euc", script)).run();
  }

  private static Program with(Program program) {
    return program
        .with("ENDPOINT", EMULATOR.endpoint())
        .with("HOME", "/nonexistent")
        .with("LC_ALL", "C.UTF-8")
        .with("AWS_ACCESS_KEY_ID", Keys.ID)
        .with("AWS_SECRET_ACCESS_KEY", Keys.SECRET)
        .with("AWS_DEFAULT_REGION", Emulator.REGION);
  }
}
