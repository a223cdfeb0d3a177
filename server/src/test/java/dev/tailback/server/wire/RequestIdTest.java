package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestIdTest {

  @Test
  void requestIdsAreRandomUuids() {
    assertThat(Stream.generate(RequestId::next).limit(1000))
        .doesNotHaveDuplicates()
        .allSatisfy(
            id -> {
              assertThat(UUID.fromString(id).version()).isEqualTo(4);
              assertThat(UUID.fromString(id).variant()).isEqualTo(2);
              assertThat(UUID.fromString(id)).hasToString(id);
            });
  }
}
