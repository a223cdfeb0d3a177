package dev.tailback.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An alarm to start with, with the fields that PutMetricAlarm has for it; not checked. */
public record AlarmSetting(Place place, String name, Map<String, Object> fields) {

  /** Copies the fields, in their order. */
  public AlarmSetting {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
