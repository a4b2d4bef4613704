package org.skillway.bench.spring.catalog;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads roles. */
@Service
class RoleService {

    private final RoleRepository roles;

    RoleService(RoleRepository roles) {
        this.roles = roles;
    }

    @Transactional(readOnly = true)
    public Optional<RoleView> role(String key) {
        return roles.findByKey(key).map(RoleView::from);
    }
}
