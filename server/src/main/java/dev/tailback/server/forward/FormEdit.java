package dev.tailback.server.forward;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Edits the parameters of a query string and a form, and makes one form of them. */
public final class FormEdit {
  private final Map<String, String> pairs = new LinkedHashMap<>();
  private final MemberEdit edit;

  private FormEdit(MemberEdit edit) {
    this.edit = edit;
  }

  /**
   * Returns the form, in which each name occurs once: the last of several parameters counts, and
   * the body takes precedence over the query string.
   *
   * @param query with its percent escapes
   * @throws IllegalArgumentException if a percent escape is malformed
   */
  public static String edit(String query, byte[] body, MemberEdit edit) {
    FormEdit form = new FormEdit(edit);
    form.add(query);
    form.add(new String(body, StandardCharsets.ISO_8859_1));
    return String.join("&", form.pairs.values());
  }

  private void add(String form) {
    for (String pair : form.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        put(name, equals < 0 ? "" : pair.substring(equals + 1));
      }
    }
  }

  private void put(String name, String value) {
    String edited = edit.edit(name, decoded(value));
    pairs.remove(name);
    if (edited != null) {
      pairs.put(name, encoded(name) + "=" + encoded(edited));
    }
  }

  /** Decodes escapes to bytes first: a character can be escaped in part. */
  private static String decoded(String text) {
    String bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /**
   * Encodes everything that a server might interpret: {@code +} and {@code ;} are read in several
   * ways.
   */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
