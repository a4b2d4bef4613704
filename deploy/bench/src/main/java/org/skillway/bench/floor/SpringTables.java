package org.skillway.bench.floor;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables of the floor on Spring Boot ({@code floors/spring}), which are its own, as it would have them; filled from those of
 * {@link FloorCatalog} and from what stands for the learners.
 */
public final class SpringTables {

    private static final String CATALOG = """
            drop schema if exists spring cascade;
            create schema spring;
            create table spring.catalog_position (id int primary key, revision bigint not null);
            create table spring.skill (id bigint primary key, key text collate "C" not null unique, title text not null);
            create table spring.skill_prerequisite (skill_id bigint not null, prerequisite_id bigint not null,
                primary key (skill_id, prerequisite_id));
            create table spring.role (id bigint primary key, key text collate "C" not null unique, title text not null,
                summary text not null, responsibilities text[] not null, version int not null, revision bigint not null);
            create table spring.requirement (id bigint primary key, role_id bigint not null references spring.role,
                place int not null, importance text not null, at_least int not null, unique (role_id, place));
            create table spring.requirement_skill (requirement_id bigint not null references spring.requirement,
                position int not null, skill_id bigint not null references spring.skill, primary key (requirement_id, position));
            create table spring.module (id bigint primary key, key text collate "C" not null unique, title text not null,
                minutes int not null, language text, level text);
            create table spring.module_skill (module_id bigint not null references spring.module,
                skill_id bigint not null references spring.skill, primary key (module_id, skill_id));
            create table spring.assumption (id bigint primary key, module_id bigint not null references spring.module,
                at_least int not null);
            create table spring.assumption_skill (assumption_id bigint not null references spring.assumption,
                skill_id bigint not null references spring.skill, primary key (assumption_id, skill_id));
            insert into spring.catalog_position select 1, revision from catalog_position;
            insert into spring.skill select id, key, title from floor.skill;
            insert into spring.skill_prerequisite select skill, needs from floor.prerequisite;
            insert into spring.role
                select id, key, title, summary, responsibilities, version, revision from floor.role;
            insert into spring.requirement
                select row_number() over (order by role, place), role, place, importance, at_least from floor.requirement;
            insert into spring.requirement_skill
                select r.id, w.position, w.skill from floor.requirement_skill w
                join spring.requirement r on r.role_id = w.role and r.place = w.place;
            insert into spring.module select id, key, title, minutes, language, level from floor.module;
            insert into spring.module_skill select module, skill from floor.teaches;
            with numbered as (
                select row_number() over (order by module, place) as id, * from floor.need where before is null),
            assumed as (insert into spring.assumption select id, module, at_least from numbered)
            insert into spring.assumption_skill select distinct id, unnest(skills) from numbered;
            create index on spring.module_skill (skill_id);
            create index on spring.assumption (module_id);
            """;

    private static final String PROGRESS = """
            create table spring.learner (id text collate "C" not null, version bigint not null);
            create table spring.completion (id bigint not null, learner_id text collate "C" not null,
                skill_id bigint not null, version bigint not null, evidence text not null, acted_as text not null,
                module text, module_version int, happened_at timestamptz not null, recorded_at timestamptz not null,
                catalog_revision bigint not null);
            create table spring.module_completion (id bigint primary key, learner_id text collate "C" not null,
                module_id bigint not null references spring.module, unique (learner_id, module_id));
            insert into spring.learner select learner_id, version from learner;
            insert into spring.completion
                select row_number() over (), s.learner_id, k.id, s.version, s.evidence, s.acted_as, s.module_key,
                    s.module_version, s.happened_at, s.recorded_at, s.catalog_revision
                from (
                    select distinct on (learner_id, origin) * from standing
                    where kind = 'completed' and ended_version is null order by learner_id, origin, version) s
                join spring.skill k on k.key = s.origin;
            insert into spring.module_completion
                select row_number() over (), learner_id, id from (
                    select distinct s.learner_id, m.id from standing s join spring.module m on m.key = s.origin
                    where s.kind = 'module-completed' and s.ended_version is null) done;
            alter table spring.learner add primary key (id);
            alter table spring.completion add primary key (id), add unique (learner_id, skill_id),
                add foreign key (learner_id) references spring.learner, add foreign key (skill_id) references spring.skill;
            """;

    /** As Hibernate asks for numbers: fifty at once. */
    private static final String SEQUENCE = """
            create sequence spring.completion_seq increment by 50;
            select setval('spring.completion_seq', (select coalesce(max(id), 0) + 100 from spring.completion));
            """;

    private static final String GRANTS = """
            grant usage on schema spring to %1$s;
            grant select on all tables in schema spring to %1$s;
            grant insert, update on spring.learner, spring.completion to %1$s;
            grant usage on sequence spring.completion_seq to %1$s;
            """;

    private SpringTables() {}

    /**
     * @param connection to the database of progress-service, as somebody who may make a schema; {@link FloorCatalog} has been
     *     written there, and every learner
     * @param user of the floor
     */
    public static void write(Connection connection, String user) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CATALOG);
            statement.execute(PROGRESS);
            statement.execute(SEQUENCE);
            statement.execute(GRANTS.formatted(user));
            // Not in one with others: it may not be within a transaction.
            for (String table : new String[] {"learner", "completion", "module_completion"}) {
                statement.execute("vacuum (analyze) spring." + table);
            }
            statement.execute("analyze spring.skill, spring.skill_prerequisite, spring.role, spring.requirement,"
                    + " spring.requirement_skill, spring.module, spring.module_skill, spring.assumption,"
                    + " spring.assumption_skill");
        }
    }
}
