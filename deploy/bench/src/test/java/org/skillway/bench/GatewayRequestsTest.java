package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is asked of the gateway")
class GatewayRequestsTest {

    private static final int LEARNERS = 300;
    private static final int ROLES = 45;

    private final World world = World.of(5, World.Size.SHORT);
    private final List<Learners.Model> models = Students.of(world);
    private final GatewayRequests requests = new GatewayRequests(
            IntStream.range(0, LEARNERS).mapToObj(learner -> "token-" + learner).toList(), models, ROLES);

    @Test
    @DisplayName("is asked by the learner whom it is about")
    void own() {
        for (int i = 0; i < LEARNERS; i++) {
            Load.Request asked = requests.ofAll();
            int learner = Integer.parseInt(asked.path().replaceAll(".*learner-0*(\\d+)/.*", "$1"));
            assertThat(asked.token()).isEqualTo("token-" + learner);
        }
        assertThat(requests.ofFew(3).path()).isEqualTo("/api/v1/learners/bench-learner-0000003/roles/bench-role-00006");
        assertThat(requests.ofFew(3).token()).isEqualTo("token-3");
    }

    @Test
    @DisplayName("has every learner and every role before one comes again")
    void spread() {
        Set<String> learners = new HashSet<>();
        Set<String> roles = new HashSet<>();
        for (int i = 0; i < LEARNERS; i++) {
            String[] path = requests.ofAll().path().split("/", -1);
            learners.add(path[4]);
            if (i < ROLES) {
                roles.add(path[6]);
            }
        }
        assertThat(learners).hasSize(LEARNERS);
        assertThat(roles).hasSize(ROLES);
    }

    @Test
    @DisplayName("is the goals of a few learners again and again")
    void few() {
        Set<Load.Request> asked = new HashSet<>();
        for (int i = 0; i < 5 * GatewayRequests.FEW; i++) {
            asked.add(requests.ofFew());
        }
        assertThat(asked).hasSize(GatewayRequests.FEW);
    }

    @Test
    @DisplayName("may be what the asker has already")
    void known() {
        Load.Request known = requests.page(1).knowing("\"7\"");
        assertThat(known.expected()).isEqualTo(304);
        assertThat(known.known()).isEqualTo("\"7\"");
        assertThat(known.token()).isEqualTo("token-1");
    }

    @Test
    @DisplayName("is about learners who are half-way to a role")
    void students() {
        assertThat(models).hasSize(Students.KINDS);
        for (Learners.Model model : models) {
            List<String> asked = world.roles().stream()
                    .filter(role -> role.path("key").asText().equals(model.goal()))
                    .flatMap(role -> role.path("requirements").findValues("skills").stream())
                    .map(skills -> skills.path(0).asText())
                    .toList();
            assertThat(model.skills()).hasSize(50).doesNotHaveDuplicates();
            assertThat(model.skills().stream().filter(asked::contains)).hasSize((asked.size() + 1) / 2);
        }
    }
}
