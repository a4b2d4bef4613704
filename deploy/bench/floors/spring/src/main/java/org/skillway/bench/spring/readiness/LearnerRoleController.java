package org.skillway.bench.spring.readiness;

import org.skillway.bench.spring.OwnLearner;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A role with where a learner stands on every skill of it. */
@RestController
class LearnerRoleController {

    private final LearnerRoleService roles;

    LearnerRoleController(LearnerRoleService roles) {
        this.roles = roles;
    }

    @GetMapping("/api/v1/learners/{id}/roles/{key}")
    @OwnLearner
    public ResponseEntity<LearnerRoleView> role(@PathVariable String id, @PathVariable String key) {
        return ResponseEntity.of(roles.role(id, key));
    }
}
