package dev.tailback.server.sqs.request;

import dev.tailback.engine.queue.Refusal;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Checks the characters and lengths of names and ids. */
public final class Identifiers {
  private static final int MAX_NAME_LENGTH = 80;
  private static final int MAX_ID_LENGTH = 128;

  private Identifiers() {}

  /**
   * Returns whether a text has 1 to 80 characters: ASCII letters, digits, hyphens and underscores.
   */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME_LENGTH
        && consistsOf(text, Identifiers::isNameCharacter);
  }

  /**
   * Checks a group, deduplication or attempt id: 1 to 128 ASCII letters, digits and punctuation
   * characters. {@code null} is valid.
   */
  public static void check(@Nullable String id, String parameter) {
    if (id != null && !isId(id)) {
      throw Refusal.invalidValue(
          id,
          parameter,
          parameter
              + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID_LENGTH
        && consistsOf(text, c -> c > ' ' && c <= '~');
  }

  private static boolean consistsOf(String text, IntPredicate alphabet) {
    for (int i = 0; i < text.length(); i++) {
      if (!alphabet.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNameCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
