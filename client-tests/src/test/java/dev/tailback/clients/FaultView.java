package dev.tailback.clients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A fault rule as the admin API shows it: which queue it is for, and how often it fired. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FaultView(int hits, Rule rule) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Rule(String queue) {}
}
