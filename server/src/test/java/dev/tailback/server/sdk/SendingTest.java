package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sending. The SDK itself checks the digests of everything sent and received here. */
class SendingTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void theTraceHeaderTravelsWithTheMessage() {
    String trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    MessageSystemAttributeValue value =
        MessageSystemAttributeValue.builder().dataType("String").stringValue(trace).build();
    SendMessageResponse sent =
        queue.send(
            r ->
                r.messageBody("traced")
                    .messageSystemAttributes(
                        Map.of(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER, value)));
    assertThat(sent.md5OfMessageSystemAttributes()).isEqualTo("5ae4d5d7636402d80f4eb6d213245a88");
    assertThat(queue.receive().attributes())
        .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, trace);
  }
}
