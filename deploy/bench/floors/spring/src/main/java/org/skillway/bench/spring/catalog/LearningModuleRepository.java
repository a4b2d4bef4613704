package org.skillway.bench.spring.catalog;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface LearningModuleRepository extends JpaRepository<LearningModule, Long> {

    /** All that teach one of these skills, the shortest first, with all that each teaches. */
    @Query("select distinct m from LearningModule m join m.teaches wanted join fetch m.teaches"
            + " where wanted.id in :skills order by m.minutes, m.key")
    List<LearningModule> findTeaching(Collection<Long> skills);
}
