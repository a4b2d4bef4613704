package org.skillway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skillway.client.ApiClient;
import org.skillway.client.ApiException;
import org.skillway.client.api.ProgressApi;
import org.skillway.client.api.ReadinessApi;
import org.skillway.client.api.RolesApi;
import org.skillway.client.model.RecordSkill;
import org.skillway.client.model.RecordState;
import org.skillway.client.model.Role;
import org.skillway.client.model.RoleStanding;
import org.skillway.client.model.SkillRecord;
import org.skillway.system.Skillway;

@ExtendWith(Skillway.class)
@DisplayName("The client that is generated for Java")
class GeneratedClientIT {

    private final String learner = "client-" + UUID.randomUUID();

    @Test
    @DisplayName("walks through the first five minutes")
    void firstFiveMinutes() throws ApiException {
        Role role = new RolesApi(client(null)).getRole("web-developer", null, "ka", null, null);
        assertThat(role.getTitle()).matches(".*[ა-ჰ].*");

        ApiClient signedIn = client(Skillway.token(learner, "learner"));
        ProgressApi progress = new ProgressApi(signedIn);
        for (String skill : List.of("git", "flask")) {
            SkillRecord recorded =
                    progress.recordSkill("me", skill, new RecordSkill().state(RecordState.COMPLETED), null);
            assertThat(recorded.getSkill()).isEqualTo(skill);
        }
        assertThat(progress.getHistory("me", null, null, null, null, null, null, null)
                        .getItems())
                .hasSize(2);

        RoleStanding standing = new ReadinessApi(signedIn)
                .getRoleStanding(
                        "me", "web-developer", null, null, null, null, null, null, "en", null, null, null, null);
        assertThat(standing.getLearner()).isEqualTo(learner);
        assertThat(standing.getReadiness().getEssentialMet()).isEqualTo(2);
        assertThat(standing.getProgressVersion()).isEqualTo(2);
        assertThat(standing.getGap().getSkills()).isNotEmpty();
    }

    @Test
    @DisplayName("gets a problem as an exception with its status and body")
    void problem() {
        assertThatThrownBy(() -> new RolesApi(client(null)).getRole("no-such-role", null, null, null, null))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(404);
                    assertThat(e.getResponseBody()).contains("unknown-key");
                });
    }

    private static ApiClient client(String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(Skillway.gateway());
        if (token != null) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }
}
