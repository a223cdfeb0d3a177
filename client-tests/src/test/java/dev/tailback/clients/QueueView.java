package dev.tailback.clients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A queue as the admin API shows it: how many messages are in which state, and how many wait. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record QueueView(int visible, int inFlight, int delayed, int waitingReceives) {

  public boolean isEmpty() {
    return visible + inFlight + delayed == 0;
  }
}
