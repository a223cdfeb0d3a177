package dev.tailback.server.auth;

import dev.tailback.server.wire.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the lines of a file of access keys. No error message quotes a line, which may hold a
 * secret.
 */
final class AccessKeyLines {
  private static final String WANTED = "id secret account [user/NAME or role/NAME]";
  private static final int MIN_WORDS = 3;
  private static final int MAX_WORDS = 4;

  private final String file;
  private final Map<String, AccessKey> keys = new LinkedHashMap<>();
  private final Map<String, Integer> lineOf = new LinkedHashMap<>();

  private AccessKeyLines(String file) {
    this.file = file;
  }

  /**
   * Returns the keys by id.
   *
   * @param file its name, for error messages
   */
  static Map<String, AccessKey> read(String file, List<String> lines) {
    AccessKeyLines keys = new AccessKeyLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(line.split("\\s+", -1), i + 1);
      }
    }
    if (keys.keys.isEmpty()) {
      throw new AccessKeysException(file + ": no access keys, expected lines of " + WANTED);
    }
    return Map.copyOf(keys.keys);
  }

  private void add(String[] words, int line) {
    if (words.length < MIN_WORDS || words.length > MAX_WORDS) {
      throw problem(line, words.length + (words.length == 1 ? " word" : " words"));
    }
    AccessKey key = key(words, line);
    Integer before = lineOf.putIfAbsent(key.id(), line);
    if (before != null) {
      throw problem(line, "the id is that of line " + before);
    }
    keys.put(key.id(), key);
  }

  private AccessKey key(String[] words, int line) {
    try {
      String identity = words.length == MAX_WORDS ? words[MIN_WORDS] : Caller.ROOT;
      return new AccessKey(words[0], words[1], words[2], identity);
    } catch (IllegalArgumentException invalid) {
      throw problem(line, String.valueOf(invalid.getMessage()));
    }
  }

  private AccessKeysException problem(int line, String problem) {
    return new AccessKeysException(file + ":" + line + ": " + problem + ", expected " + WANTED);
  }
}
