package org.skillway.bench.spring.catalog;

import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

public interface RoleRepository extends JpaRepository<Role, Long> {

    /** With everything that it asks for. */
    @EntityGraph(attributePaths = {"requirements", "requirements.skills"})
    Optional<Role> findByKey(String key);
}
