package dev.tailback.lab.read;

import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the names of producers or consumers; those without a name are numbered by their position.
 */
final class Names {
  private final String noun;
  private final Set<String> given = new HashSet<>();
  private int read;

  Names(String noun) {
    this.noun = noun;
  }

  /** Returns the name of the next one. */
  String of(Section section) {
    Setting setting = section.setting("name");
    read++;
    String name = setting == null ? numbered(noun, read) : Values.text(setting);
    if (!given.add(name)) {
      throw (setting == null ? section.place() : setting.place())
          .problem("the name " + name + " is already taken, expected another");
    }
    return name;
  }

  /** Returns the name of the n-th unnamed one (1-based). */
  static String numbered(String noun, int number) {
    return number == 1 ? noun : noun + "-" + number;
  }
}
