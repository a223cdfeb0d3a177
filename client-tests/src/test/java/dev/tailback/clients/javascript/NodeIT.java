package dev.tailback.clients.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts of Node's test runner, each with the newest SDK and with the last one for Query. */
@Tag("outside")
class NodeIT {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private static Path scripts;

  @BeforeAll
  static void install() throws Exception {
    scripts = NodeModules.installed();
  }

  @ParameterizedTest
  @CsvSource({
    "sdk.test.js,      @aws-sdk/client-sqs, application/x-amz-json-1.0",
    "sdk.test.js,      client-sqs-query,    application/x-www-form-urlencoded",
    "consumer.test.js, @aws-sdk/client-sqs, application/x-amz-json-1.0",
    "cloudwatch.test.js, @aws-sdk/client-sqs, application/x-amz-json-1.0",
    "scaling.test.js, @aws-sdk/client-sqs, application/x-amz-json-1.0",
  })
  void itsTestsPass(String script, String client, String contentType) throws Exception {
    run(script, client, contentType, EMULATOR);
  }

  @ParameterizedTest
  @CsvSource({
    "sdk.test.js,      @aws-sdk/client-sqs, application/x-amz-json-1.0",
    "sdk.test.js,      client-sqs-query,    application/x-www-form-urlencoded",
    "consumer.test.js, @aws-sdk/client-sqs, application/x-amz-json-1.0",
  })
  void thoseOfSqsPassInFrontOfAnother(String script, String client, String contentType)
      throws Exception {
    Emulator inFront = Emulator.startInFront();
    try {
      run(script, client, contentType, inFront);
    } finally {
      inFront.close();
    }
  }

  private static void run(String script, String client, String contentType, Emulator emulator)
      throws Exception {
    String told =
        Program.of(NodeModules.node(), "--test", "--test-reporter=tap", script)
            .in(scripts)
            .with("ENDPOINT", emulator.endpoint())
            .with("ADMIN", emulator.admin())
            .with("PREFIX", Emulator.newName())
            .with("CLIENT", client)
            .with("CONTENT_TYPE", contentType)
            .run();
    assertThat(told).containsPattern("\n# pass [1-9]").contains("\n# fail 0", "\n# skipped 0");
  }
}
