-- Finding: one row for each published entity with what it can be found by, kept in the transaction of each change and
-- filled here for what is there already. pg_trgm is a trusted extension, so the owner of the database may create it;
-- where another schema than this one holds it, that schema has to stand in the search_path of the service's user.
-- Deploy: with the service that searches; the one before it does not fill these tables, so what it publishes meanwhile
-- is found only once it changes again.
create extension if not exists pg_trgm;

-- Lower case, without accents, Georgian in Latin letters (the national romanization without its apostrophes, so that the
-- letters that people mix up are one), words apart by one blank. Latin, because trigrams hold nothing beyond ASCII where
-- the database has the locale C, as that of the local stack has. Not strict, so that it is inlined.
create function search_fold(words text) returns text
    language sql immutable parallel safe
    as $$
select btrim(regexp_replace(
    replace(replace(replace(
        case when octet_length(words) = length(words) then lower(words) else
            replace(replace(replace(replace(replace(replace(replace(replace(replace(
                translate(
                    regexp_replace(normalize(lower(words), NFKD), '[\u0300-\u036f]+', '', 'g'),
                    'აბგდევზთიკლმნოპრსტუფქყჯჰ', 'abgdevztiklmnoprstupkqjh'),
                'ჟ', 'zh'), 'ღ', 'gh'), 'შ', 'sh'), 'ჩ', 'ch'), 'ც', 'ts'), 'ძ', 'dz'), 'წ', 'ts'), 'ჭ', 'ch'), 'ხ', 'kh')
        end,
        'c#', 'csharp'), 'f#', 'fsharp'), '++', 'pp'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g'))
$$;

create table search_entry (
    kind       text     not null,
    key        text     not null,
    names      text[]   not null,
    head       tsvector not null,
    terms      tsvector not null,
    skill_kind text,
    language   text,
    level      text,
    minutes    int,
    roles      text[]   not null,
    constraint search_entry_pk primary key (kind, key),
    constraint search_entry_of_entity foreign key (kind, key) references entity (kind, key)
);
comment on column search_entry.names is 'Folded: the key, all titles and aliases; a search for one of them puts the entity first.';
comment on column search_entry.head is 'The ranked part of the terms; short, so that ranking thousands of rows reads little.';
comment on column search_entry.terms is 'All that the entity is found by.';
comment on column search_entry.roles is 'Of a skill: the roles that require it; of a module: those that require a skill that it teaches.';
-- Only the terms stand out of line: ranking and counting read all of a row but these.
alter table search_entry alter column terms set storage external;
alter table search_entry alter column head set storage main;
alter table search_entry alter column names set storage main;
alter table search_entry alter column roles set storage main;
alter table search_entry set (toast_tuple_target = 256);
create index search_entry_terms on search_entry using gin (terms);
create index search_entry_roles on search_entry using gin (roles);

-- The words in names and summaries of what is published; a word that finds nothing is taken for a slip of the nearest.
create table search_word (
    word text not null,
    constraint search_word_pk primary key (word)
);
create index search_word_trigrams on search_word using gin (word gin_trgm_ops);

-- The texts of the states that some revisions brought, as far as these hold and are published. Weights: A titles and key,
-- B aliases, C summary, D what is taught or done there. English is stemmed; PostgreSQL has no stems for Georgian and most
-- others. Names are held as they are written as well. Long texts are cut: a tsvector has an end, and no change is to wait
-- for a whole book.
create view search_text as
select s.kind, s.key, s.from_revision, s.document, w.names,
    setweight(to_tsvector('english', left(w.title, 20000)) || to_tsvector('simple', left(w.titles, 20000)), 'A')
        || setweight(to_tsvector('english', left(w.alias, 20000)) || to_tsvector('simple', left(w.aliases, 20000)), 'B')
        || setweight(to_tsvector('english', left(w.summary, 20000)) || to_tsvector('simple', left(w.summaries, 20000)), 'C')
        as head,
    to_tsvector('english', left(w.content, 20000)) || to_tsvector('simple', left(w.contents, 20000)) as body
from entity_state s, lateral (
    select array_agg(distinct t.words) filter (where t.weight in ('A', 'B')) as names,
        coalesce(string_agg(t.words, ' ') filter (where t.weight = 'A'), '') as titles,
        coalesce(string_agg(t.words, ' ') filter (where t.weight = 'A' and t.language = 'en'), '') as title,
        coalesce(string_agg(t.words, ' ') filter (where t.weight = 'B'), '') as aliases,
        coalesce(string_agg(t.words, ' ') filter (where t.weight = 'B' and t.language = 'en'), '') as alias,
        coalesce(string_agg(t.words, ' ') filter (where t.weight = 'C' and t.language <> 'en'), '') as summaries,
        coalesce(string_agg(t.words, ' ') filter (where t.weight = 'C' and t.language = 'en'), '') as summary,
        coalesce(string_agg(t.words, ' ') filter (where t.weight = 'D' and t.language <> 'en'), '') as contents,
        coalesce(string_agg(t.words, ' ') filter (where t.weight = 'D' and t.language = 'en'), '') as content
    from (
        select 'A' as weight, '' as language, search_fold(s.key) as words
        union all
        select 'A', t.key, search_fold(t.value) from jsonb_each_text(s.document -> 'title') as t
        union all
        select 'B', a.key, search_fold(alias)
            from jsonb_each(s.document -> 'aliases') as a, jsonb_array_elements_text(a.value) as alias
        union all
        select 'C', t.key, search_fold(t.value) from jsonb_each_text(s.document -> 'summary') as t
        union all
        select 'D', t.key, search_fold(left(t.value, 2000)) from jsonb_each_text(s.document -> 'content') as t
        union all
        select 'D', t.key, search_fold(t.value)
            from jsonb_array_elements(s.document -> 'responsibilities') as r, jsonb_each_text(r) as t
        union all
        select 'D', t.key, search_fold(t.value)
            from jsonb_array_elements(s.document -> 'industries') as i, jsonb_each_text(i -> 'title') as t
    ) as t
) as w
where s.to_revision is null and s.status = 'published';

-- The words in the names and the summary of a state.
create view search_wording as
select s.kind, s.key, s.from_revision, s.to_revision, s.status, word
from entity_state s, lateral (
    select replace(s.key, '-', ' ') as text
    union all
    select value from jsonb_each_text(s.document -> 'title')
    union all
    select value from jsonb_each_text(s.document -> 'summary')
    union all
    select alias from jsonb_each(s.document -> 'aliases') as a, jsonb_array_elements_text(a.value) as alias
) as t, regexp_split_to_table(search_fold(t.text), ' ') as word;

-- Of each skill the published roles that require it, of each module those that require a skill that it teaches.
create view search_role as
select 'skill' as kind, r.to_key as key, r.from_key as role
from entity_reference r
where r.from_kind = 'role' and r.relation = 'requires' and r.to_kind = 'skill'
union
select 'module', t.from_key, r.from_key
from entity_reference t
join entity_reference r on r.to_kind = 'skill' and r.to_key = t.to_key and r.relation = 'requires'
where t.from_kind = 'module' and t.relation = 'teaches';

-- Brings the index from the state before the given revisions to the state after them.
create function search_refresh(first_revision bigint, last_revision bigint) returns void
    language plpgsql
    as $$
declare
    old_words text[];
    changed_roles text[] := array(
        select distinct s.key from entity_state s
        where s.from_revision between first_revision and last_revision and s.kind = 'role');
begin
    select array_agg(distinct w.word) into old_words
    from entity_state s
    join search_entry e on e.kind = s.kind and e.key = s.key
    join search_wording w on w.kind = s.kind and w.key = s.key and w.to_revision = s.from_revision
    where s.from_revision between first_revision and last_revision;

    delete from search_entry e using entity_state s
    where s.from_revision between first_revision and last_revision and e.kind = s.kind and e.key = s.key;

    insert into search_entry (kind, key, names, head, terms, skill_kind, language, level, minutes, roles)
    select t.kind, t.key, t.names, t.head, t.head || t.body,
        case when t.kind = 'skill' then t.document ->> 'kind' end,
        t.document ->> 'language', t.document ->> 'level', cast(t.document ->> 'minutes' as int),
        array(select r.role from search_role r where r.kind = t.kind and r.key = t.key order by r.role)
    from search_text t
    where t.from_revision between first_revision and last_revision;

    update search_entry e set roles = now.roles
    from (
        select touched.kind, touched.key,
            array(select r.role from search_role r where r.kind = touched.kind and r.key = touched.key order by r.role) as roles
        from (
            select o.kind, o.key from search_entry o where o.roles && changed_roles
            union
            select 'skill', r.to_key from entity_reference r
                where r.from_kind = 'role' and r.from_key = any (changed_roles) and r.relation = 'requires'
            union
            select 'module', t.from_key from entity_reference r
                join entity_reference t on t.to_kind = 'skill' and t.to_key = r.to_key and t.relation = 'teaches'
                where r.from_kind = 'role' and r.from_key = any (changed_roles) and r.relation = 'requires'
        ) as touched
    ) as now
    where e.kind = now.kind and e.key = now.key and e.roles <> now.roles;

    insert into search_word (word)
    select distinct w.word from search_wording w
    where w.from_revision between first_revision and last_revision and w.to_revision is null and w.status = 'published'
        and length(w.word) between 3 and 60
    on conflict do nothing;

    delete from search_word w
    where w.word = any (old_words)
        -- Materialized, so that the index is asked: for a first row alone the planner would rather begin to read the table.
        and not exists (
            with hit as materialized (
                select from search_entry e
                where e.terms @@ (plainto_tsquery('simple', w.word) || plainto_tsquery('english', w.word)))
            select from hit);

    -- What waits to be sorted in, every search would have to read through.
    perform gin_clean_pending_list('search_entry_terms'), gin_clean_pending_list('search_entry_roles'),
        gin_clean_pending_list('search_word_trigrams');
end
$$;

select search_refresh(1, (select revision from catalog_head));

-- Lists of modules that take at most so many minutes.
create index entity_state_minutes on entity_state (cast(document ->> 'minutes' as int)) where kind = 'module';
