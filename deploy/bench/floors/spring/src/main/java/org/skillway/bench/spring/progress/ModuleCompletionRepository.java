package org.skillway.bench.spring.progress;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface ModuleCompletionRepository extends JpaRepository<ModuleCompletion, Long> {

    List<ModuleCompletion> findByLearnerId(String learner);
}
