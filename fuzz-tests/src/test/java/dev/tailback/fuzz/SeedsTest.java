package dev.tailback.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.server.admin.Admin;
import dev.tailback.server.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeds are accepted: inputs that are refused at once would test little. */
class SeedsTest {
  /** Calls that name things a new server does not have: pages, tasks, alarms, targets, groups. */
  private static final Set<String> NEED_MORE =
      Set.of(
          "ListQueues",
          "CancelMessageMoveTask",
          "RemovePermission",
          "ListMetrics",
          "DescribeAlarmHistory",
          "SetAlarmState",
          "PutScalingPolicy",
          "DescribeScalingPolicies",
          "DeleteAlarms",
          "CreateAutoScalingGroup");

  static List<String> calls() {
    return Stream.of(JsonCalls.all())
        .filter(
            call -> !NEED_MORE.contains(call.substring(call.indexOf('.') + 1, call.indexOf('\n'))))
        .toList();
  }

  static List<String> files() {
    return List.of(ConfigurationFiles.all());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void theCallsAreCarriedOut(String call) {
    int line = call.indexOf('\n');
    byte[] body = call.substring(line + 1).getBytes(StandardCharsets.UTF_8);
    try (FuzzedServer server = new FuzzedServer()) {
      WireResponse response = server.answer(Requests.json(call.substring(0, line), body));
      assertThat(response.status()).as(Input.text(response.body())).isEqualTo(200);
    }
  }

  static List<String> adminRequests() {
    return List.of(AdminFuzzTest.SEEDS);
  }

  @ParameterizedTest
  @MethodSource("adminRequests")
  void theAdminRequestsAreCarriedOut(String requests) {
    try (FuzzedServer server = new FuzzedServer()) {
      for (String request : requests.split(String.valueOf(Input.SEPARATOR), -1)) {
        Admin.Answer answer =
            AdminFuzzTest.answer(server, request.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(Input.text(answer.document())).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theConfigurationFilesAreRead(String file) {
    assertThat(Configuration.of("file.yaml", file).warnings()).isEmpty();
  }
}
