package org.skillway.bench.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Roles, learners and what they have completed, as a team would write it on Spring Boot. */
@SpringBootApplication
public class BenchSpringApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BenchSpringApplication.class, arguments);
    }
}
