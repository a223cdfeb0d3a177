package dev.tailback.server.wire;

/** A form in which Query requests are answered. */
enum QueryAnswer {
  XML {
    @Override
    byte[] success(String action, Result result, String requestId) {
      XmlText xml = new XmlText().startDocument(action + "Response");
      if (result != Result.NOTHING) {
        new XmlOutput(xml).structure(action + "Result", result);
      }
      xml.start("ResponseMetadata").element("RequestId", requestId).end("ResponseMetadata");
      return xml.end(action + "Response").bytes();
    }

    @Override
    byte[] error(ErrorShape shape, String text, String requestId) {
      XmlText xml = new XmlText().startDocument("ErrorResponse").start("Error");
      xml.element("Type", shape.fault().wireName());
      xml.element("Code", shape.queryCode());
      xml.element("Message", text).empty("Detail").end("Error");
      return xml.element("RequestId", requestId).end("ErrorResponse").bytes();
    }
  },

  /** As SQS does it for clients that ask for JSON. */
  JSON {
    @Override
    byte[] success(String action, Result result, String requestId) {
      return QueryJsonOutput.success(action, result, requestId);
    }

    @Override
    byte[] error(ErrorShape shape, String text, String requestId) {
      return QueryJsonOutput.error(shape, text, requestId);
    }
  },

  /** As LocalStack does it for them. */
  XML_AS_JSON {
    @Override
    byte[] success(String action, Result result, String requestId) {
      return XmlShapedOutput.document(
          action + "Response",
          response -> {
            response.structure(action + "Result", result);
            response.structure("ResponseMetadata", out -> out.string("RequestId", requestId));
          });
    }

    @Override
    byte[] error(ErrorShape shape, String text, String requestId) {
      Result error =
          output -> {
            output.string("Type", shape.fault().wireName());
            output.string("Code", shape.queryCode());
            output.string("Message", text);
          };
      return XmlShapedOutput.document(
          "ErrorResponse",
          response -> {
            response.structure("Error", error);
            response.string("RequestId", requestId);
          });
    }
  };

  abstract byte[] success(String action, Result result, String requestId);

  abstract byte[] error(ErrorShape shape, String text, String requestId);
}
