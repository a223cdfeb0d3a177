package dev.tailback.server.auth;

import dev.tailback.server.files.FollowedFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The access keys that a server knows. */
public final class AccessKeys {
  private final Supplier<Map<String, AccessKey>> byId;

  private AccessKeys(Supplier<Map<String, AccessKey>> byId) {
    this.byId = byId;
  }

  /**
   * Returns these keys, which never change.
   *
   * @throws IllegalStateException if two have the same id
   */
  public static AccessKeys of(Collection<AccessKey> keys) {
    Map<String, AccessKey> byId =
        keys.stream().collect(Collectors.toUnmodifiableMap(AccessKey::id, Function.identity()));
    return new AccessKeys(() -> byId);
  }

  /** Returns these keys, which never change. */
  public static AccessKeys of(AccessKey... keys) {
    return of(List.of(keys));
  }

  /**
   * Returns the keys of a file: lines of {@code id secret account}, each with {@code user/NAME} or
   * {@code role/NAME} after it or not; blank lines and those that begin with {@code #} are ignored.
   * The file is read again when it changes. If it is then missing or invalid, the keys stay as they
   * were, and a warning is logged.
   *
   * @throws AccessKeysException if the file can't be read or is invalid
   */
  public static AccessKeys inFile(Path file) {
    String kept = "The access keys stay as they were";
    return new AccessKeys(
        new FollowedFiles<>(List.of(file), kept, () -> AccessKeysFile.read(file)));
  }

  /** Returns the key with an id, {@code null} if there is none. */
  @Nullable AccessKey find(String id) {
    return byId.get().get(id);
  }
}
