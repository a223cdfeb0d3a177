package dev.tailback.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Inputs to begin with. */
public final class Seeds {
  private Seeds() {}

  /** Returns texts as inputs. */
  public static Stream<Arguments> of(String... texts) {
    return Stream.of(texts).map(text -> Arguments.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
