package dev.tailback.server.wire;

/** The formats of responses to Query requests. */
enum QueryFormat {
  XML {
    @Override
    byte[] success(ServiceModel service, String action, Result result, String requestId) {
      XmlText xml = new XmlText().startDocument(action + "Response", service.xmlNamespace());
      if (result != Result.NOTHING) {
        new XmlOutput(xml).structure(action + "Result", result);
      }
      xml.start("ResponseMetadata").element("RequestId", requestId).end("ResponseMetadata");
      return xml.end(action + "Response").bytes();
    }

    @Override
    byte[] error(ServiceModel service, ErrorShape shape, String text, String requestId) {
      XmlText xml =
          new XmlText().startDocument("ErrorResponse", service.xmlNamespace()).start("Error");
      xml.element("Type", shape.fault().wireName());
      xml.element("Code", shape.queryCode());
      if (service.traits().hasErrorDetail()) {
        xml.element("Message", text).empty("Detail");
      } else if (!text.isEmpty()) {
        xml.element("Message", text);
      }
      xml.end("Error");
      return xml.element("RequestId", requestId).end("ErrorResponse").bytes();
    }
  },

  /** JSON as AWS writes it for clients that accept JSON. */
  JSON {
    @Override
    byte[] success(ServiceModel service, String action, Result result, String requestId) {
      return QueryJsonOutput.success(service, action, result, requestId);
    }

    @Override
    byte[] error(ServiceModel service, ErrorShape shape, String text, String requestId) {
      return QueryJsonOutput.error(service, shape, text, requestId);
    }
  },

  /** JSON as LocalStack writes it for them. */
  XML_AS_JSON {
    @Override
    byte[] success(ServiceModel service, String action, Result result, String requestId) {
      return XmlShapedOutput.document(
          action + "Response",
          response -> {
            response.structure(action + "Result", result);
            response.structure("ResponseMetadata", out -> out.string("RequestId", requestId));
          });
    }

    @Override
    byte[] error(ServiceModel service, ErrorShape shape, String text, String requestId) {
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

  abstract byte[] success(ServiceModel service, String action, Result result, String requestId);

  abstract byte[] error(ServiceModel service, ErrorShape shape, String text, String requestId);
}
