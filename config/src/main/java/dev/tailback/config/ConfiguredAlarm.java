package dev.tailback.config;

import dev.tailback.engine.alarm.AlarmDefinition;
import java.util.Map;

/** An alarm to start with, and its tags. */
public record ConfiguredAlarm(AlarmDefinition definition, Map<String, String> tags) {}
