-- Searching by what describes: titles, aliases, summaries, what is done in a role and where, no longer by what is taught
-- inside of a module. Words of lessons were five sixths of the index and of the time that an import of a hundred thousand
-- modules took, and made most of what a frequent word found beside the point.
-- Deploy: switch over at once; the release before it searches by a column that goes here.

drop function search_refresh(bigint, bigint);
drop view search_text, search_wording;

drop function search_of(text, jsonb);
-- What an entity is found by: weights A titles and key, B aliases, C summary, D responsibilities and industries of a role.
-- English is stemmed; PostgreSQL has no stems for Georgian and most others. All but weight D is held as it is written as
-- well. Long texts are cut: a tsvector has an end, and no change is to wait for a whole book. Offset 0 keeps the planner
-- from working one thing out several times: unpacking the document, folding a text.
create function search_of(key text, document jsonb)
    returns table (names text[], terms tsvector, words text[])
    language sql stable parallel safe
    as $$
select f.names,
    setweight(to_tsvector('english', left(coalesce(f.title, ''), 20000)) || to_tsvector('simple', left(f.titles, 20000)), 'A')
        || setweight(to_tsvector('english', left(coalesce(f.alias, ''), 20000))
            || to_tsvector('simple', left(coalesce(f.aliases, ''), 20000)), 'B')
        || setweight(to_tsvector('english', left(coalesce(f.summary, ''), 20000))
            || to_tsvector('simple', left(coalesce(f.summaries, ''), 20000)), 'C')
        || to_tsvector('english', left(coalesce(f.work, ''), 20000)) || to_tsvector('simple', left(coalesce(f.works, ''), 20000)),
    array(
        select distinct w.word
        from unnest(string_to_array(concat_ws(' ', f.titles, f.aliases, f.summary, f.summaries), ' ')) as w (word)
        where length(w.word) between 3 and 60)
from (
    select
        array(
            select distinct search_fold(n.name) from (
                select $1 as name
                union all
                select t.value from jsonb_each_text(d.doc -> 'title') as t
                union all
                select alias from jsonb_each(d.doc -> 'aliases') as a, jsonb_array_elements_text(a.value) as alias
            ) as n) as names,
        search_fold(d.doc -> 'title' ->> 'en') as title,
        search_fold(concat_ws(E'\n', $1, (select string_agg(t.value, E'\n') from jsonb_each_text(d.doc -> 'title') as t))) as titles,
        search_fold((select string_agg(a, E'\n') from jsonb_array_elements_text(d.doc -> 'aliases' -> 'en') as a)) as alias,
        search_fold((
            select string_agg(alias, E'\n')
            from jsonb_each(d.doc -> 'aliases') as a, jsonb_array_elements_text(a.value) as alias)) as aliases,
        search_fold(d.doc -> 'summary' ->> 'en') as summary,
        search_fold((
            select string_agg(t.value, E'\n') from jsonb_each_text(d.doc -> 'summary') as t where t.key <> 'en')) as summaries,
        search_fold(concat_ws(E'\n', (
            select string_agg(r ->> 'en', E'\n') from jsonb_array_elements(d.doc -> 'responsibilities') as r), (
            select string_agg(i -> 'title' ->> 'en', E'\n') from jsonb_array_elements(d.doc -> 'industries') as i))) as work,
        search_fold(concat_ws(E'\n', (
            select string_agg(t.value, E'\n')
            from jsonb_array_elements(d.doc -> 'responsibilities') as r, jsonb_each_text(r) as t where t.key <> 'en'), (
            select string_agg(t.value, E'\n')
            from jsonb_array_elements(d.doc -> 'industries') as i, jsonb_each_text(i -> 'title') as t
            where t.key <> 'en'))) as works
    from (select $2 - 'content' as doc offset 0) as d
    offset 0
) as f
$$;

-- Nothing stands out of line any more: what an entity is ranked by is all that it is found by.
alter table staged_text drop column head;
drop index search_entry_called;
drop index search_entry_terms;
alter table search_entry drop column head;
alter table search_entry alter column terms set storage main;
alter table search_entry reset (toast_tuple_target);
update search_entry e set terms = t.terms
from entity_state s, lateral search_of(s.key, s.document) as t
where s.kind = e.kind and s.key = e.key and s.to_revision is null;
comment on column search_entry.terms is 'All that the entity is found and ranked by.';
create index search_entry_terms on search_entry using gin (terms);
-- What waits to be sorted in is kept short, for every search has to read through it.
create index search_entry_called on search_entry using gin (ts_filter(terms, '{a,b}')) with (gin_pending_list_limit = 64);

-- Moves what a stage is found by into the index. Called under the lock of the head, when its states and edges are in.
create or replace function search_move(of_stage uuid) returns void
    language plpgsql
    as $$
declare
    old_words text[];
    changed_roles text[] := array(select s.key from staged_state s where s.stage = of_stage and s.kind = 'role');
begin
    old_words := array(
        select unnest(e.words) from staged_state s join search_entry e on e.kind = s.kind and e.key = s.key
            where s.stage = of_stage
        except
        select unnest(t.words) from staged_text t where t.stage = of_stage);

    delete from search_entry e using staged_state s where s.stage = of_stage and e.kind = s.kind and e.key = s.key;

    insert into search_entry (kind, key, names, terms, words, skill_kind, language, level, minutes, roles)
    select s.kind, s.key, t.names, t.terms, t.words,
        case when s.kind = 'skill' then s.document ->> 'kind' end,
        s.document ->> 'language', s.document ->> 'level', cast(s.document ->> 'minutes' as int), coalesce(r.roles, '{}')
    from staged_state s
    join staged_text t on t.stage = s.stage and t.kind = s.kind and t.key = s.key
    left join (
        select q.kind, q.key, array_agg(q.role order by q.role) as roles from (
            select k.kind, k.key, e.from_key as role
            from staged_state k
            join entity_reference e on e.to_kind = 'skill' and e.to_key = k.key and e.relation = 'requires'
            where k.stage = of_stage and k.kind = 'skill'
            union
            select m.kind, m.key, e.from_key
            from staged_state m
            join entity_reference x on x.from_kind = 'module' and x.from_key = m.key and x.relation = 'teaches'
            join entity_reference e on e.to_kind = 'skill' and e.to_key = x.to_key and e.relation = 'requires'
            where m.stage = of_stage and m.kind = 'module'
        ) as q group by q.kind, q.key
    ) as r on r.kind = s.kind and r.key = s.key
    where s.stage = of_stage and s.status = 'published';

    if changed_roles <> '{}' then
        update search_entry e set roles = now.roles
        from (
            select touched.kind, touched.key, array(
                select r.role from search_role r where r.kind = touched.kind and r.key = touched.key order by r.role) as roles
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
    end if;

    insert into search_word (word)
    select distinct w.word
    from staged_state s join staged_text t on t.stage = s.stage and t.kind = s.kind and t.key = s.key, unnest(t.words) as w (word)
    where s.stage = of_stage and s.status = 'published'
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
