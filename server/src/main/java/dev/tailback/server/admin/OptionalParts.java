package dev.tailback.server.admin;

import dev.tailback.server.snapshot.Snapshots;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts that a server has only if they are configured.
 *
 * @param comparison what comparing with an upstream has found, {@code null} if nothing is compared
 * @param snapshots saves the state; {@code null} if there is no file for it
 * @param lab plays scenarios; {@code null} if the server has none
 */
public record OptionalParts(
    @Nullable Supplier<Map<String, Object>> comparison,
    @Nullable Snapshots snapshots,
    @Nullable LabDesk lab) {
  /** None of them. */
  public static final OptionalParts NONE = new OptionalParts(null, null, null);
}
