package dev.tailback.server.wire;

import java.util.function.Consumer;

/** Writes results as XML. */
final class XmlOutput extends ElementOutput {
  private final XmlText xml;

  XmlOutput(XmlText xml) {
    this.xml = xml;
  }

  @Override
  void text(String name, String value) {
    xml.element(name, value);
  }

  @Override
  void parent(String name, Consumer<ElementOutput> content) {
    xml.start(name);
    content.accept(this);
    xml.end(name);
  }
}
