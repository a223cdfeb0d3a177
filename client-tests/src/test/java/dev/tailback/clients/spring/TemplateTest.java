package dev.tailback.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.operations.SendBatchOperationFailedException;
import io.awspring.cloud.sqs.operations.SendResult;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.messaging.support.MessageBuilder;

@Timeout(60)
class TemplateTest {
  @RegisterExtension final Spring spring = new Spring();

  private final SqsTemplate template = spring.start();

  @Test
  void aMessageIsSentReceivedAndDeleted() {
    SendResult<String> sent = template.send(Spring.ORDERS, "two coffees");
    Message<String> received = template.receive(Spring.ORDERS, String.class).orElseThrow();
    assertThat(received.getPayload()).isEqualTo("two coffees");
    assertThat(received.getHeaders().getId()).isEqualTo(sent.messageId());
    assertThat(spring.look(Spring.ORDERS).isEmpty()).isTrue();
  }

  @Test
  void aDelayedMessageIsLate() {
    template.send(to -> to.queue(Spring.ORDERS).payload("b").delaySeconds(5));
    assertThat(spring.look(Spring.ORDERS).delayed()).isEqualTo(1);
    spring.emulator().advanceSeconds(5);
    assertThat(template.receive(Spring.ORDERS, String.class)).isPresent();
  }

  @Test
  void aPollOfAnEmptyQueueFindsNothing() {
    AtomicReference<Optional<Message<?>>> found = new AtomicReference<>();
    spring
        .emulator()
        .whileTimePasses(
            () ->
                found.set(
                    template.receive(
                        from -> from.queue(Spring.ORDERS).pollTimeout(Duration.ofSeconds(20)))));
    assertThat(found.get()).isEmpty();
  }

  @Test
  void aGroupIsReceivedInOrder() {
    template.sendMany(Spring.EVENTS, List.of(event("a"), event("b"), event("c")));
    Collection<Message<String>> received = template.receiveMany(Spring.EVENTS, String.class);
    assertThat(received).extracting(Message::getPayload).containsExactly("a", "b", "c");
  }

  private static Message<String> event(String body) {
    return MessageBuilder.withPayload(body)
        .setHeader(SqsHeaders.MessageSystemAttributes.SQS_MESSAGE_GROUP_ID_HEADER, "g")
        .build();
  }

  @Test
  void aBatchThatFailsInPartTellsWhichPart() {
    Message<String> late =
        MessageBuilder.withPayload("late").setHeader(SqsHeaders.SQS_DELAY_HEADER, 901).build();
    SendBatchOperationFailedException failure =
        catchThrowableOfType(
            SendBatchOperationFailedException.class,
            () -> template.sendMany(Spring.ORDERS, List.of(new GenericMessage<>("b"), late)));
    SendResult.Batch<?> result = failure.getSendBatchResult();
    assertThat(result.successful()).hasSize(1);
    assertThat(result.failed())
        .extracting(failed -> failed.message().getPayload())
        .isEqualTo(List.of("late"));
    assertThat(spring.look(Spring.ORDERS).visible()).isEqualTo(1);
  }

  @Test
  void aQueueThatIsNotThereIsMade() {
    template.send("invoices", "b");
    assertThat(spring.look("invoices").visible()).isEqualTo(1);
  }
}
