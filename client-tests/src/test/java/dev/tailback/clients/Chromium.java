package dev.tailback.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Debian's Chromium, without a window and with a new profile each time. */
public final class Chromium {
  private final List<String> options = new ArrayList<>();

  /** Adds rules that replace name lookups, such as {@code MAP name address}. */
  public Chromium resolving(String... rules) {
    options.add("--host-resolver-rules=" + String.join(",", rules));
    return this;
  }

  /** Opens a page while a call runs, and returns the call's result. */
  public <T> T open(String url, Callable<T> call) throws Exception {
    Path profile = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium");
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "/usr/bin/chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--no-proxy-server",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-popup-blocking",
            "--disable-sync",
            "--user-data-dir=" + profile));
    command.addAll(options);
    command.add(url);
    return Program.of(command.toArray(String[]::new)).runWhile(call);
  }
}
