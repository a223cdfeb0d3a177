package dev.tailback.engine.alarm;

/**
 * Something that happened to an alarm. Immutable.
 *
 * @param order a number greater than those of all items before
 * @param summary a sentence
 * @param data details, as JSON
 */
public record HistoryItem(
    AlarmId alarm, Type type, long order, long atMillis, String summary, String data) {

  /** What kind of thing happened, under CloudWatch's names. */
  public enum Type {
    /** The alarm was created, updated or deleted. */
    CONFIGURATION_UPDATE("ConfigurationUpdate"),
    /** The alarm changed from one state to another. */
    STATE_UPDATE("StateUpdate"),
    /** An action of the alarm was carried out, or could not be. */
    ACTION("Action");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** Returns its name in CloudWatch. */
    public String wireName() {
      return wireName;
    }
  }
}
