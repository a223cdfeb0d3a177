package dev.tailback.server.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.config.ConfigException;
import dev.tailback.lab.Catalogue;
import dev.tailback.lab.read.ScenarioReader;
import dev.tailback.lab.report.CsvReport;
import dev.tailback.lab.report.HtmlReport;
import dev.tailback.lab.report.JsonReport;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.Study;
import dev.tailback.server.admin.LabDesk;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lab of a server: plays one scenario at a time in a thread of the lowest priority, which rests
 * while the server is called. The messages of a scenario take at most a quarter of the heap.
 */
public final class ServerLab implements LabDesk {
  private final LongSupplier calls;
  private final long maxMessages;
  private @Nullable LabRun running;
  private @Nullable LabRun last;
  private int played;

  /** Opens a lab. */
  public ServerLab(LongSupplier calls) {
    this(calls, MessageCount.maxOfHeap());
  }

  ServerLab(LongSupplier calls, long maxMessages) {
    this.calls = calls;
    this.maxMessages = maxMessages;
  }

  @Override
  public synchronized JsonNode show() {
    return LabJson.show(running, last, played);
  }

  @Override
  public @Nullable String text(String id) {
    return Catalogue.find(id) == null ? null : Catalogue.text(id);
  }

  @Override
  public @Nullable String play(String id) {
    Catalogue.Entry entry = Catalogue.find(id);
    return entry == null
        ? "There is no built-in scenario '" + id + "'."
        : start(entry.id(), Catalogue.text(id), Catalogue.scenario(id));
  }

  @Override
  public @Nullable String playText(String text) {
    try {
      return start("", text, ScenarioReader.of("scenario", text));
    } catch (ConfigException wrong) {
      return wrong.getMessage();
    }
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public @Nullable JsonNode result() {
    LabRun run = last();
    return run == null ? null : LabJson.result(run);
  }

  @Override
  public @Nullable String document(String format) {
    LabRun run = last();
    Study study = run == null ? null : run.study();
    if (run == null || study == null) {
      return null;
    }
    return switch (format) {
      case "csv" -> new CsvReport().text(study);
      case "html" -> new HtmlReport(run.text()).text(study);
      default -> new JsonReport().text(study);
    };
  }

  @Override
  public void close() {
    stop();
  }

  private synchronized @Nullable LabRun last() {
    return last;
  }

  private synchronized @Nullable String start(String id, String text, Scenario scenario) {
    if (running != null) {
      return "'" + running.name() + "' is being played; stop it first.";
    }
    LabRun run = new LabRun(id, text, scenario, calls, maxMessages);
    running = run;
    Thread thread = new Thread(() -> play(run), "tailback-lab");
    thread.setDaemon(true);
    giveLowestPriority(thread);
    thread.start();
    return null;
  }

  /** Where threads have priorities, that of the lab is the lowest; its threads inherit it. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it
  private static void giveLowestPriority(Thread thread) {
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  private void play(LabRun run) {
    run.play();
    synchronized (this) {
      running = null;
      last = run;
      played++;
    }
  }
}
