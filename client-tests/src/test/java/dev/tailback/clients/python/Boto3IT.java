package dev.tailback.clients.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("outside")
class Boto3IT {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  @ParameterizedTest
  @ValueSource(
      strings = {"autoscaling_test.py", "boto3_test.py", "cloudwatch_test.py", "scaling_test.py"})
  void itsTestsPass(String script) throws Exception {
    run(script, EMULATOR);
  }

  @Test
  void thoseOfSqsPassInFrontOfAnother() throws Exception {
    Emulator inFront = Emulator.startInFront();
    try {
      run("boto3_test.py", inFront);
    } finally {
      inFront.close();
    }
  }

  private static void run(String script, Emulator emulator) throws Exception {
    String told =
        Program.of("/usr/bin/python3", "-B", script)
            .in(Path.of("src", "test", "python"))
            .with("ENDPOINT", emulator.endpoint())
            .with("ADMIN", emulator.admin())
            .run();
    assertThat(told).containsPattern("Ran [1-9][0-9]* tests").endsWith("OK\n");
  }
}
