package dev.tailback.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.auth.Authentication;
import dev.tailback.server.wire.BadRequest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Who is admitted to the AWS services. */
class AdmissionTest {
  private static final Authentication NOBODY =
      (request, service) -> {
        throw BadRequest.missingSignature("Request is missing Authentication Token");
      };
  private static final Admission TRUSTED_ALONE =
      new Admission(NOBODY, exchange -> exchange.getRequestHeaders().contains("X-Trusted"));

  private final String call = RawClient.json("Echo", "{\"Text\":\"tea\"}");

  @Test
  void trustedRequestsNeedNoSignature() throws IOException {
    try (TestActions actions = new TestActions(TRUSTED_ALONE);
        RawClient client = actions.connect()) {
      String trusted = call.replace("Host:", "X-Trusted: 1\r\nHost:");
      assertThat(client.call(trusted).body()).isEqualTo("{\"Text\":\"tea\"}");
    }
  }

  @Test
  void othersAreRefusedAndTheConnectionServesTheNextRequest() throws IOException {
    try (TestActions actions = new TestActions(TRUSTED_ALONE);
        RawClient client = actions.connect()) {
      assertThat(client.call(call).body()).contains("MissingAuthenticationTokenException");
      assertThat(client.call(call).status()).isEqualTo(403);
    }
  }

  @Test
  void usuallyEverybodyIsLetIn() throws IOException {
    try (TestActions actions = new TestActions();
        RawClient client = actions.connect()) {
      assertThat(client.call(call).status()).isEqualTo(200);
    }
  }
}
