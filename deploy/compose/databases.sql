-- The databases and users of the services, as docs/operations/ledgers.md has them; what is there stays. Passwords come from the
-- environment each time, so that a new one is set by saying it.
\getenv catalog CATALOG_PASSWORD
\getenv progress_owner PROGRESS_OWNER_PASSWORD
\getenv progress PROGRESS_PASSWORD

select format('create role %I', name) from unnest(array['catalog', 'progress_owner', 'progress']) name
where not exists (select from pg_roles where rolname = name) \gexec
alter role catalog login password :'catalog';
alter role progress_owner login password :'progress_owner';
alter role progress login password :'progress';

select format('create database %I owner %I encoding ''UTF8'' template template0', name, owner)
from (values ('catalog', 'catalog'), ('progress', 'progress_owner')) wanted (name, owner)
where not exists (select from pg_database where datname = name) \gexec
revoke connect on database catalog, progress from public;
grant connect on database progress to progress;
