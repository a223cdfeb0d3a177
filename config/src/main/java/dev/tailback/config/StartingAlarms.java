package dev.tailback.config;

import java.util.ArrayList;
import java.util.List;

/** Reads the alarms that an emulator starts with. */
public final class StartingAlarms {
  private final AlarmReader reader;

  /** Creates a reader of the alarms of an account and region. */
  public StartingAlarms(String account, String region) {
    reader = new AlarmReader(account, region);
  }

  /**
   * Reads alarms.
   *
   * @throws ConfigException if one is invalid
   */
  public List<ConfiguredAlarm> read(List<NamedDefinition> settings) {
    List<ConfiguredAlarm> alarms = new ArrayList<>();
    for (NamedDefinition setting : settings) {
      Fields fields = Fields.of(setting.fields());
      try {
        alarms.add(
            new ConfiguredAlarm(reader.read(setting.name(), fields), AlarmReader.tags(fields)));
      } catch (FieldException wrong) {
        throw StartingRules.explain(wrong, setting.place());
      }
    }
    return alarms;
  }
}
