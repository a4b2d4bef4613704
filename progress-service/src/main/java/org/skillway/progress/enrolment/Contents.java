package org.skillway.progress.enrolment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a course consists of today. */
record Contents(CourseStatus status, List<Module> modules) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Module(String key, CourseStatus status) {}

    Contents {
        modules = List.copyOf(modules);
    }

    static Contents parse(String subject) {
        return read(subject, new TypeReference<>() {});
    }

    /** The modules that counted when the course was completed. */
    static List<String> counted(String subject) {
        Map<String, List<String>> then = read(subject, new TypeReference<>() {});
        return then.get("modules");
    }

    /** The modules that count for somebody who has completed these: a retired one only where it is among them. */
    List<String> counting(Set<String> completed) {
        return modules.stream()
                .filter(module -> module.status == CourseStatus.PUBLISHED || completed.contains(module.key))
                .map(Module::key)
                .toList();
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
