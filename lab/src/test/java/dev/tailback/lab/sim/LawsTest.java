package dev.tailback.lab.sim;

import static dev.tailback.lab.sim.SceneBuilder.exponential;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.MessageContent;
import dev.tailback.lab.sim.client.Stage;
import dev.tailback.lab.sim.client.Ticket;
import dev.tailback.lab.sim.statistic.Measurement;
import dev.tailback.lab.sim.statistic.Recorder;
import org.junit.jupiter.api.Test;

/** A message that appears from nowhere or vanishes breaks laws. */
class LawsTest {

  private static Stage stage(Measurement measurement) {
    return new Stage(SceneBuilder.lasting(100, 0).queue("q", 30).build(), 1, measurement);
  }

  @Test
  void nothingBreaksNoLaw() {
    Stage stage = stage(new Measurement(100, 0.0));
    stage.end(100);
    assertThat(Laws.broken(stage)).isEmpty();
  }

  @Test
  void aMessageThatNobodySentIsNoticed() {
    Stage stage = stage(new Measurement(100, 0.0));
    MessageContent content =
        new MessageContent(
            new byte[1], new Ticket(1, new byte[1], null), null, null, null, "nobody");
    stage.queue("q").engine().send(content, null);
    stage.touch(stage.queue("q"));
    stage.answer();
    stage.end(100);
    stage.measurement().end(100);
    assertThat(Laws.broken(stage))
        .hasSize(3)
        .contains(
            "q: 0 messages entered, but 0 left and 1 remain",
            "q: the messages counted over time are 100.000 message-seconds, but stayed 0.000",
            "0 messages were sent, but 1 were deleted, expired or remain");
  }

  @Test
  void workersThatProcessMoreThanTheyCanAreNoticed() {
    Measurement measurement = new Measurement(100, 0.0);
    Recorder workers = measurement.addConsumer("workers");
    Stage stage = stage(measurement);
    workers.slots().change(1, 0);
    workers.busy().change(2, 0);
    stage.end(100);
    measurement.end(100);
    workers.passTo(100);
    assertThat(Laws.broken(stage))
        .containsExactly("workers: it processed for 200.000 seconds, but had 100.000");
  }

  @Test
  void aRunWithEverythingBreaksNone() {
    SceneBuilder scene = SceneBuilder.lasting(2_000, 0).deadLetters("q", 3, 2).poisson("q", 10);
    assertThat(scene.workers("q", 12, exponential(1)).run(1).brokenLaws()).isEmpty();
  }
}
