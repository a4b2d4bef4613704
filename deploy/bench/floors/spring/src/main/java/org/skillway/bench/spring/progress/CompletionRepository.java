package org.skillway.bench.spring.progress;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface CompletionRepository extends JpaRepository<Completion, Long> {

    @Query("select c from Completion c join fetch c.skill s where c.learnerId = :learner order by s.key")
    Slice<Completion> findPage(String learner, Pageable page);

    List<Completion> findByLearnerId(String learner);

    Optional<Completion> findByLearnerIdAndSkillId(String learner, Long skill);
}
