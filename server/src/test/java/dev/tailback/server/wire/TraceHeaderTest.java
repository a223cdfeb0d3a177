package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.queue.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {
  private static final String ROOT = "Root=1-5759e988-bd862e3fe1be46a994272793";

  @Test
  void aRequestNeedsNone() {
    WireRequest request = Requests.request("POST", "/", "", Map.of(), new byte[0]);
    assertThat(TraceHeader.of(request)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ROOT,
        ROOT + ";Parent=53995c3f42cd8ad8",
        ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1",
        "Sampled=?;" + ROOT,
        ROOT + ";Sampled=0;Lineage=a87bd80c:0|68fd508a:5",
        "Self=1-67891234-12456789abcdef012345678;" + ROOT
      })
  void aTraceHasARootAndWhateverElseIsKnownInItsForm(String value) {
    assertThat(TraceHeader.of(request(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Root=dummy;Parent=53995c3f42cd8ad8;Sampled=0",
        "Root%3D1-5759e988-bd862e3fe1be46a994272793",
        "6a5f8f2c-1e2d-4b3c-9d4e-5f6a7b8c9d0e",
        "Root=1-5759e988-bd862e3fe1be46a99427279",
        "Root=2-5759e988-bd862e3fe1be46a994272793",
        "Root=1-5759E988-bd862e3fe1be46a994272793",
        "Parent=53995c3f42cd8ad8;Sampled=1",
        ROOT + ";Parent=53995c3f42cd8ad",
        ROOT + ";Sampled=2",
        ROOT + ";Sampled=",
        ROOT + ";Lineage",
        ROOT + ";=x"
      })
  void anyOtherTraceIsRefused(String value) {
    assertThatThrownBy(() -> TraceHeader.of(request(value)))
        .isInstanceOfSatisfying(
            Refusal.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.Reason.INVALID_PARAMETER_VALUE))
        .hasMessage(
            "The request has a 'X-Amzn-Trace-Id' HTTP header which is reserved for AWS X-Ray trace"
                + " header and has an invalid value '"
                + value
                + "'");
  }

  private static WireRequest request(String value) {
    return Requests.request("POST", "/", "", Map.of("X-Amzn-Trace-Id", value), new byte[0]);
  }
}
