package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;

/** An example of the document, held against a real answer. */
final class DocumentedExample {

    private DocumentedExample() {}

    /** But for the revision, which depends on what other tests have published. */
    static void isAnswered(String example, Response response) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode expected = (ObjectNode) json.readTree(example);
        expected.put("catalogRevision", Integer.parseInt(response.header("Skillway-Catalog-Revision")));
        assertThat(json.readTree(response.asString())).isEqualTo(expected);
    }
}
