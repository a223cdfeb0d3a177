package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolDetectionTest {

  @Test
  void aJsonContentTypeMeansJson() {
    assertThat(protocol(Map.of("Content-Type", "application/x-amz-json-1.0")))
        .isInstanceOf(JsonProtocol.class);
    assertThat(protocol(Map.of("content-type", "Application/X-Amz-Json-1.1; charset=UTF-8")))
        .isInstanceOf(JsonProtocol.class);
  }

  @Test
  void aTargetWithoutAFormMeansJson() {
    assertThat(protocol(Map.of("x-amz-target", "AmazonSQS.ListQueues")))
        .isInstanceOf(JsonProtocol.class);
    assertThat(protocol(Map.of("X-Amz-Target", "a", "Content-Type", "application/json")))
        .isInstanceOf(JsonProtocol.class);
  }

  @Test
  void aFormIsQueryWhateverTargetItNames() {
    assertThat(
            protocol(
                Map.of(
                    "Content-Type",
                    Requests.FORM,
                    "X-Amz-Target",
                    "AmazonSQSv20121105.SendMessage")))
        .isInstanceOf(QueryProtocol.class);
  }

  @Test
  void anythingElseIsQuery() {
    assertThat(protocol(Map.of())).isInstanceOf(QueryProtocol.class);
    assertThat(protocol(Map.of("Content-Type", "text/plain"))).isInstanceOf(QueryProtocol.class);
  }

  private static Protocol protocol(Map<String, String> headers) {
    return Protocol.of("/q", Requests.request("POST", "/q", "", headers, new byte[0]).headers());
  }
}
