package org.skillway.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command for the ledger")
class LedgerCommandTest {

    @Test
    @DisplayName("is the learner's own word, or an admin's import")
    void whose() throws JsonProcessingException {
        JsonNode own = command("anna");
        assertThat(own.path("actedAs").asText()).isEqualTo("self");
        assertThat(own.at("/steps/0/evidence").asText()).isEqualTo("self-reported");
        JsonNode imported = command("bench");
        assertThat(imported.path("actedAs").asText()).isEqualTo("admin");
        assertThat(imported.at("/steps/0/evidence").asText()).isEqualTo("imported");
    }

    private static JsonNode command(String subject) throws JsonProcessingException {
        JsonNode command = new ObjectMapper()
                .readTree(LedgerCommand.completion(subject, "anna", "git"))
                .path(0);
        assertThat(command.path("subject").asText()).isEqualTo(subject);
        assertThat(command.path("learner").asText()).isEqualTo("anna");
        return command;
    }
}
