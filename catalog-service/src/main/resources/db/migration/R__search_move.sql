-- Moves what a stage is found by into the index. Called under the lock of the head, when its states and edges are in.
create or replace function search_move(of_stage uuid) returns void
    language plpgsql
    as $$
declare
    old_words text[];
    changed_roles text[] := array(select s.key from staged_state s where s.stage = of_stage and s.kind = 'role');
begin
    old_words := array(
        select distinct w.word
        from staged_state s join search_entry e on e.kind = s.kind and e.key = s.key, unnest(tsvector_to_array(e.terms)) as w (word)
        where s.stage = of_stage
        union
        -- What was staged and left out again: its words may have been new.
        select w.word from staged_text t, unnest(tsvector_to_array(t.terms)) as w (word)
        where t.stage = of_stage and not exists (
            select from staged_state s
            where s.stage = t.stage and s.kind = t.kind and s.key = t.key and s.status = 'published'));
    if old_words <> '{}' then
        old_words := array(
            select unnest(old_words)
            except
            select w.word
            from staged_text t
            join staged_state s on s.stage = t.stage and s.kind = t.kind and s.key = t.key and s.status = 'published',
                unnest(tsvector_to_array(t.terms)) as w (word)
            where t.stage = of_stage);
    end if;

    delete from search_entry e using staged_state s where s.stage = of_stage and e.kind = s.kind and e.key = s.key;

    insert into search_entry (kind, key, names, terms, skill_kind, language, level, minutes, roles)
    select s.kind, s.key, t.names, t.terms,
        case when s.kind = 'skill' then d.kind end,
        d.language, d.level, d.minutes, coalesce(r.roles, '{}')
    from staged_state s
    -- All at once: a document is unpacked for each time that it is asked.
    cross join jsonb_to_record(s.document) as d (kind text, language text, level text, minutes int)
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
    select w.word from staged_word w where w.stage = of_stage
    on conflict do nothing;

    delete from search_word w
    where w.word = any (old_words)
        -- Materialized, so that the index is asked: for a first row alone the planner would rather begin to read the table.
        and not exists (
            with hit as materialized (
                select from search_entry e
                where e.terms @@ (plainto_tsquery('simple', w.word) || plainto_tsquery('english', w.word)))
            select from hit);

    -- What waits to be sorted in, every search and every list would have to read through.
    perform gin_clean_pending_list('search_entry_terms'), gin_clean_pending_list('search_entry_called'),
        gin_clean_pending_list('search_entry_roles'), gin_clean_pending_list('search_word_trigrams'),
        gin_clean_pending_list('entity_state_document');
end
$$;
