package dev.tailback.clients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A fault rule in the admin API: its queue and how often it fired. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FaultView(int hits, Rule rule) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Rule(String queue) {}
}
