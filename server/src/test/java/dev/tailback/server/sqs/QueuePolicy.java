package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The access policy of a queue in its own emulator. In all texts single quotes stand for double
 * ones.
 */
final class QueuePolicy implements AutoCloseable {
  static final String URL = Emulator.URLS + "q";
  static final String ANYONE_SENDS =
      "'Effect':'Allow','Principal':'*','Action':'sqs:SendMessage','Resource':'*'";

  private final Emulator emulator = new Emulator();

  QueuePolicy() {
    emulator.queue("q");
  }

  Emulator emulator() {
    return emulator;
  }

  /** Returns a policy with these statements. */
  static String policy(String statements) {
    return "{'Version':'2012-10-17','Statement':[" + statements + "]}";
  }

  /** Returns a policy with one statement that has these elements. */
  static String statement(String elements) {
    return policy("{" + elements + "}");
  }

  /** Returns a JSON list of texts, each with its number in place of {@code #}. */
  static String list(int count, String text) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> text.replace("#", "" + number))
        .collect(Collectors.joining(","));
  }

  /** Sets the policy in both protocols and returns what the queue shows. */
  String shown(String policy) {
    for (Wire wire : Wire.values()) {
      Map<String, Object> set = Map.of("Policy", policy.replace('\'', '"'));
      emulator.call(wire, "SetQueueAttributes", Members.of("QueueUrl", URL, "Attributes", set));
    }
    return shown();
  }

  /** Returns the policy that the queue shows. */
  String shown() {
    Map<String, Object> all =
        emulator.call("GetQueueAttributes", "QueueUrl", URL, "AttributeNames", List.of("Policy"));
    return ((String) Members.at(all, "Attributes.Policy")).replace('"', '\'');
  }

  /** Expects the policy to be shown as it was set. */
  void accepts(String policy) {
    assertThat(shown(policy)).isEqualTo(policy);
  }

  void refusesAsMalformed(String policy) {
    refuses(INVALID_ATTRIBUTE_VALUE, "Invalid value for the parameter Policy.", policy);
  }

  /** Expects the policy to be refused for a queue that exists and for a new one. */
  void refuses(WireError error, String text, String policy) {
    Map<String, String> attributes = Map.of("Policy", policy.replace('\'', '"'));
    emulator.refuses(error, text, "SetQueueAttributes", "QueueUrl", URL, "Attributes", attributes);
    emulator.refuses(error, text, "CreateQueue", "QueueName", "new", "Attributes", attributes);
  }

  @Override
  public void close() {
    emulator.close();
  }
}
