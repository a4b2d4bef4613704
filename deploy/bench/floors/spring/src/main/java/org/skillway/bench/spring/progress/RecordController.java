package org.skillway.bench.spring.progress;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.skillway.bench.spring.OwnLearner;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A learner's skills. */
@RestController
@RequestMapping("/api/v1/learners/{id}/skills")
class RecordController {

    private final RecordService records;

    RecordController(RecordService records) {
        this.records = records;
    }

    /** What is recorded. */
    record RecordSkill(State state) {

        /** Nothing else is recorded here. */
        enum State {
            @JsonProperty("completed")
            COMPLETED
        }
    }

    @GetMapping
    @OwnLearner
    public RecordPage page(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        return records.page(id, cursor, limit);
    }

    @PutMapping("/{key}")
    @OwnLearner
    public ResponseEntity<RecordView> record(
            @PathVariable String id, @PathVariable String key, @RequestBody RecordSkill body, Authentication asker) {
        return records.record(id, key, id.equals(asker.getName()))
                .map(recorded -> ResponseEntity.status(recorded.created() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(recorded.record()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
