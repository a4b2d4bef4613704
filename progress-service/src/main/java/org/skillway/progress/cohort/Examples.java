package org.skillway.progress.cohort;

/** Answers as they look, for the OpenAPI document. */
final class Examples {

    static final String COHORT = """
            {"items": [{"publishedAt": "2026-05-01T03:00:00Z", "catalogRevision": 1234, "learners": 140,
             "skills": [{"skill": "docker", "holders": 35, "stuck": 20}, {"skill": "git", "stuck": 10}],
             "readiness": [{"fromPercent": 0, "learners": 60}, {"fromPercent": 25, "learners": 45},
              {"fromPercent": 50, "learners": 25}, {"fromPercent": 75}, {"fromPercent": 100}]}]}""";

    private Examples() {}
}
