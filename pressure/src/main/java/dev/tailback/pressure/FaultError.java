package dev.tailback.pressure;

import org.jspecify.annotations.Nullable;

/**
 * Replies with an error: instead of the call, or instead of the result of a call that took effect.
 * In the second case a call that is refused anyway keeps its own error.
 *
 * @param code the code or name of an error of the service, or with a status any code
 * @param status the HTTP status; {@code null} for the error's own
 */
public record FaultError(String code, @Nullable Integer status, String text, FaultMoment moment)
    implements FaultEffect {
  /** The default text of errors. */
  public static final String TEXT = "A fault rule asks for this error.";

  @Override
  public void apply(FaultyCall call, Firing firing) {
    call.fail(this);
  }
}
