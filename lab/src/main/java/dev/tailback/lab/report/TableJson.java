package dev.tailback.lab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.lab.study.Study;

/** The table of a study as JSON, with texts as they are shown. */
public final class TableJson {
  private TableJson() {}

  /**
   * Returns the table: {@code columns}, and {@code rows} with a {@code label} and {@code cells},
   * each with {@code median}, {@code bounds} and {@code clear}.
   */
  public static ObjectNode of(Study study) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode columns = node.putArray("columns");
    study.columns().forEach(column -> columns.add(column.name()));
    ArrayNode rows = node.putArray("rows");
    Row.of(study).forEach(row -> rows.add(row(study, row)));
    return node;
  }

  private static ObjectNode row(Study study, Row row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("label", row.label());
    ArrayNode cells = node.putArray("cells");
    study.columns().stream()
        .map(column -> Cell.of(study, column, row.figure()))
        .forEach(
            cell ->
                cells
                    .addObject()
                    .put("median", cell.median())
                    .put("bounds", cell.bounds())
                    .put("clear", cell.isClear()));
    return node;
  }
}
