package dev.tailback.server.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** What a command says on the error output, by the program's name. */
final class ErrorOutput {
  private ErrorOutput() {}

  static void print(CommandLine commandLine, String text) {
    PrintWriter err = commandLine.getErr();
    err.println("tailback: " + text);
    err.flush();
  }
}
