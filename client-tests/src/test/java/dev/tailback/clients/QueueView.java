package dev.tailback.clients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A queue in the admin API: its messages by state, and its waiting receives. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record QueueView(int visible, int inFlight, int delayed, int waitingReceives) {

  public boolean isEmpty() {
    return visible + inFlight + delayed == 0;
  }
}
