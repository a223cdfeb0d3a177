package dev.tailback.lab;

import java.util.List;
import java.util.Locale;

/** The built-in scenarios about one subject; each group has a page in {@code docs/lab}. */
public enum CatalogueGroup {
  /** How long a received message is invisible. */
  VISIBILITY("Visibility timeouts", "S2", "S3", "S4", "S15"),
  /** Messages that always fail. */
  DEAD_LETTERS("Dead letters", "S5", "S6"),
  /** How many workers there are. */
  SCALING("Scaling", "S7", "S8", "S9", "S10"),
  /** Refused requests, and the retries that follow. */
  THROTTLING("Throttling and retries", "S11", "S12", "S13", "storm"),
  /** How many messages a request has, and how long a receive waits. */
  BATCHES("Batches and polling", "S14", "S22"),
  /** What alarms see. */
  MONITORING("Monitoring", "S16"),
  /** The order of groups, and the limits of a queue. */
  FIFO("FIFO, tenants and limits", "S17", "S18", "S19", "S20", "S21"),
  /** What goes wrong downstream of the workers, and with the workers. */
  DOWNSTREAM("Load, outages and deployments", "S1", "S23", "S24"),
  /** What to do about a backlog that is too large to work off. */
  BACKLOGS("Insurmountable backlogs", "B1", "B2", "B3", "B4");

  private final String title;
  private final String ids;

  CatalogueGroup(String title, String... ids) {
    this.title = title;
    this.ids = String.join(" ", ids);
  }

  /** Returns its name in page names, such as {@code dead-letters}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns its title. */
  public String title() {
    return title;
  }

  /** Returns the ids of its scenarios. */
  public List<String> ids() {
    return List.of(ids.split(" ", -1));
  }
}
