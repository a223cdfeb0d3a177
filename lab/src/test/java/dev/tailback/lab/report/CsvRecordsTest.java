package dev.tailback.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.read.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTest {
  private static final String SCENARIO =
      """
      duration: 10s
      queues: {orders: {}}
      producers: [{queue: orders, rate: 1/s, arrivals: constant}]
      consumers: [{name: 'fast, "new" ones', queue: orders, receive: {wait: 20s}, process: 1s}]
      """;

  private @TempDir Path directory;

  @Test
  void aNameWithCommasAndQuotesIsOneField() throws Exception {
    Path file = directory.resolve("records.csv");
    CsvRecords.write(ScenarioReader.of("s.yaml", SCENARIO), file);
    assertThat(Files.readAllLines(file))
        .startsWith("atSeconds,queue,event,message,receiveCount,consumer")
        .anySatisfy(
            line -> assertThat(line).endsWith(",orders,received,1,1,\"fast, \"\"new\"\" ones\""));
  }
}
