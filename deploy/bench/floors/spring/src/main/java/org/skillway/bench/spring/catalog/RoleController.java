package org.skillway.bench.spring.catalog;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A role with the skills that it asks for. */
@RestController
class RoleController {

    private final RoleService roles;

    RoleController(RoleService roles) {
        this.roles = roles;
    }

    @GetMapping("/api/v1/roles/{key}")
    public ResponseEntity<RoleView> role(@PathVariable String key) {
        return ResponseEntity.of(roles.role(key));
    }
}
