package dev.tailback.clients.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.clients.Chromium;
import dev.tailback.clients.Emulator;
import dev.tailback.clients.Program;
import dev.tailback.clients.QueueView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page of another origin uses the SDK in Debian's Chromium, or is blocked. */
@Tag("outside")
class BrowserIT {
  private static WebPage page;

  @BeforeAll
  static void serve() throws Exception {
    Path scripts = NodeModules.installed();
    Path bundle = scripts.resolve("bundle.js");
    Program.of(
            "node_modules/.bin/esbuild",
            "page.js",
            "--bundle",
            "--format=esm",
            "--outfile=bundle.js")
        .in(scripts)
        .run();
    page = new WebPage(bundle);
  }

  @AfterAll
  static void stop() {
    page.close();
  }

  /** Opens the page, and returns how its use of an emulator went. */
  private static String open(Emulator emulator) throws Exception {
    String endpoint = URLEncoder.encode(emulator.endpoint().toString(), StandardCharsets.UTF_8);
    return new Chromium().open(page.origin() + "/?endpoint=" + endpoint, page::outcome);
  }

  @Test
  void aPageOfAnAllowedOriginUsesTheQueues() throws Exception {
    Emulator emulator = Emulator.startFor(page.origin());
    try {
      assertThat(open(emulator))
          .isEqualTo("received two coffees, missed AWS.SimpleQueueService.NonExistentQueue");
      assertThat(emulator.look("from-a-page")).isEqualTo(new QueueView(0, 0, 0, 0));
    } finally {
      emulator.close();
    }
  }

  @Test
  void aPageOfAnotherOriginIsKeptOut() throws Exception {
    Emulator emulator = Emulator.startFor("http://127.0.0.1:1");
    try {
      assertThat(open(emulator)).isEqualTo("failed with TypeError: Failed to fetch");
      assertThat(emulator.queues()).isEmpty();
    } finally {
      emulator.close();
    }
  }

  @Test
  void noPageIsLetInUnlessSomeAre() throws Exception {
    Emulator emulator = Emulator.start();
    try {
      assertThat(open(emulator)).isEqualTo("failed with TypeError: Failed to fetch");
      assertThat(emulator.queues()).isEmpty();
    } finally {
      emulator.close();
    }
  }
}
