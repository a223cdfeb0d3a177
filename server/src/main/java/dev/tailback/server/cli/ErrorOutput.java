package dev.tailback.server.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Prints a command's messages on the error output, under the program's name. */
final class ErrorOutput {
  private ErrorOutput() {}

  static void print(CommandLine commandLine, String text) {
    PrintWriter err = commandLine.getErr();
    err.println("tailback: " + text);
    err.flush();
  }
}
