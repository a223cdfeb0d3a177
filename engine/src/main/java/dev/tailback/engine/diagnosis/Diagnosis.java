package dev.tailback.engine.diagnosis;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement about a queue: one sentence, and what to do.
 *
 * @param rule the rule that found it
 * @param severity how bad it is
 * @param wording the key of its sentence in {@link Wordings}
 * @param sinceMillis since when, in milliseconds since the epoch: when the condition began to hold,
 *     for {@link Rule#STUCK} when the group was locked, for {@link Rule#NOBODY} the last receive
 * @param values what the placeholders of the sentence stand for: numbers ({@link Double}, rounded
 *     to three decimals) and texts ({@link String}, at most 60 characters)
 * @param action what a user can do with one click; {@code null} if there is nothing
 */
public record Diagnosis(
    Rule rule,
    Severity severity,
    String wording,
    long sinceMillis,
    List<Object> values,
    @Nullable Action action) {

  public Diagnosis {
    values = List.copyOf(values);
  }

  /** Returns the sentence. */
  public String says() {
    return Template.render(words().says(), values);
  }

  /** Returns what to do, or that nothing needs to be done; {@code null} if that is obvious. */
  public @Nullable String remedy() {
    String remedy = words().remedy();
    return remedy == null ? null : Template.render(remedy, values);
  }

  private Wording words() {
    return Objects.requireNonNull(Wordings.ALL.get(wording), wording);
  }
}
