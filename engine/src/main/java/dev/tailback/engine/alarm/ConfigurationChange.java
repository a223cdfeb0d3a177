package dev.tailback.engine.alarm;

/** What can happen to the definition of an alarm, in the words of its history. */
enum ConfigurationChange {
  CREATE("Create", "created"),
  UPDATE("Update", "updated"),
  DELETE("Delete", "deleted");

  private final String type;
  private final String verb;

  ConfigurationChange(String type, String verb) {
    this.type = type;
    this.verb = verb;
  }

  String type() {
    return type;
  }

  String verb() {
    return verb;
  }
}
