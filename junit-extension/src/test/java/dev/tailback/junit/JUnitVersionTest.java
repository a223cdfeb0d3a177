package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Checks that these tests run on the JUnit version that the build has chosen. */
class JUnitVersionTest {
  private static final String EXPECTED = System.getProperty("expected.junit");

  @Test
  void theEngineAndTheApiAreOfTheVersionThatIsMeant() {
    assertThat(new JupiterTestEngine().getVersion()).hasValue(EXPECTED);
    assertThat(locationOf(Test.class)).contains(EXPECTED);
  }

  @Test
  void thePlatformIsOfTheSameRelease() {
    String platform = EXPECTED.startsWith("5.") ? EXPECTED.replaceFirst("5", "1") : EXPECTED;
    assertThat(locationOf(EngineTestKit.class)).contains(platform);
    assertThat(locationOf(org.junit.platform.engine.TestEngine.class)).contains(platform);
  }

  private static String locationOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
