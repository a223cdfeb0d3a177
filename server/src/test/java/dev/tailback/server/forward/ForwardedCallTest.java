package dev.tailback.server.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Result;
import dev.tailback.server.wire.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardedCallTest {
  private final List<String> told = new ArrayList<>();

  /** Otherwise the client's next call could be observed before this one. */
  @Test
  void anAnswerIsToldBeforeTheClientHasItAndAfterwards() {
    call().answered(new UpstreamAnswer(200, Map.of(), new byte[0]));

    assertThat(told).containsExactly("ended", "answering", "given", "answered");
  }

  @Test
  void aRefusalIsToldLikewise() {
    call().answered(new UpstreamAnswer(400, Map.of(), new byte[0]));

    assertThat(told).containsExactly("ended", "answering", "refused", "answered");
  }

  @Test
  void aCallWithoutAnAnswerIsToldAsUnanswered() {
    call().fail("The upstream is away.");

    assertThat(told).containsExactly("ended", "unanswered", "failed");
  }

  private ForwardedCall call() {
    return new ForwardedCall(
        "DeleteQueue",
        new TellingReply(),
        answer ->
            new WireResponse(answer.status(), "", "", null, null, Map.of(), null, answer.body()),
        given -> null,
        new TellingWatcher(),
        () -> told.add("unanswered"),
        ended -> told.add("ended"));
  }

  private final class TellingWatcher implements AnswerWatcher {
    @Override
    public void answering(AnsweredCall call) {
      told.add("answering");
    }

    @Override
    public void answered(AnsweredCall call) {
      told.add("answered");
    }
  }

  private final class TellingReply implements Reply {
    @Override
    public void send(Result result) {
      told.add("given");
    }

    @Override
    public void refuse(Refusal refusal) {
      told.add("failed");
    }

    @Override
    public void refuse(ErrorShape error, String text) {
      told.add("failed");
    }

    @Override
    public void refuse(WireResponse failure) {
      told.add("refused");
    }

    @Override
    public void drop() {
      told.add("dropped");
    }

    @Override
    public void waiting(Runnable cancel) {
      told.add("waiting");
    }

    @Override
    public void slowDown(Pace pace, HeldCalls held) {
      told.add("slowed down");
    }
  }
}
