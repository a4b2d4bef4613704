-- What the service's user may do: read everything, keep the replica and the answers to repeated requests; ledgers it writes
-- through the functions that grant it so, and through nothing else; to security events it adds. Last of the repeatable
-- scripts, and to be changed with every table that comes: "as of" V13.
-- Deploy: replaced whole whenever this script changes.

do $$
declare
    name text;
begin
    for name in
        select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = current_schema() and p.proname like 'ledger\_%' and not p.prosecdef
    loop
        execute 'revoke all on function ' || name || ' from public';
    end loop;
end $$;

grant execute on function ledger_merge_lock() to "${serviceUser}";
grant select on all tables in schema "${flyway:defaultSchema}" to "${serviceUser}";
grant usage on schema "${flyway:defaultSchema}" to "${serviceUser}";
grant insert, update, delete on catalog_position, catalog_entity, catalog_merge, idempotency_key to "${serviceUser}";
grant insert on security_event to "${serviceUser}";
