package org.skillway.progress.upkeep;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.skillway.progress.support.Learner;

/**
 * Something that was changed behind the service's back.
 *
 * @param version where it is found
 * @param rule which it breaks
 * @param sql for the learner $
 */
record Forgery(String name, int version, String rule, String sql) {

    /** What a forger could write to make an entry that looks right, gone with the connection. */
    private static final String TOOLS = """
            create or replace function pg_temp.forged(e ledger_entry, place bigint, previous bytea) returns ledger_entry
            language plpgsql as $f$
            begin
                e.version := place; e.entry_id := gen_random_uuid(); e.hash := ledger_hash(encode(previous, 'hex'), e);
                return e;
            end $f$;
            create or replace function pg_temp.ledger_next(l learner, e ledger_entry) returns ledger_entry
            language sql as $f$select pg_temp.forged(e, l.version + 1, l.head_hash)$f$;
            create or replace function pg_temp.ledger_third(e ledger_entry) returns ledger_entry
            language sql as $f$select pg_temp.forged(e, 3, sha256(''))$f$;
            """;

    /** Name, version, rule and SQL of each. */
    private static final String ALL = """
            another skill | 1 | hash | \
                update ledger_entry set key = 'docker' where learner_id = '$' and version = 1
            another time | 3 | hash | \
                update ledger_entry set happened_at = happened_at - interval '1 microsecond' where learner_id = \
                '$' and version = 3
            another actor | 5 | hash | \
                update ledger_entry set actor_id = gen_random_uuid() where learner_id = '$' and version = 5
            a revocation that ends something else | 4 | hash | \
                update ledger_entry set ends = '{1}' where learner_id = '$' and version = 4
            another hash | 2 | hash | \
                update ledger_entry set hash = sha256('') where learner_id = '$' and version = 2
            a content whose hash was made to fit | 3 | hash | \
                update ledger_entry set key = 'django' where learner_id = '$' and version = 2; update \
                ledger_entry e set hash = ledger_hash((select encode(p.hash, 'hex') from ledger_entry p where \
                p.learner_id = '$' and p.version = 1), e) where learner_id = '$' and version = 2
            a removed entry | 3 | version | \
                delete from ledger_entry where learner_id = '$' and version = 3
            a removed first entry | 1 | version | \
                delete from ledger_entry where learner_id = '$' and version = 1
            a removed end | 5 | head | \
                delete from ledger_entry where learner_id = '$' and version = 5
            a removed end to which the head was moved | 5 | standing | \
                delete from ledger_entry where learner_id = '$' and version = 5; update learner l set version = \
                4, head_hash = e.hash from ledger_entry e where l.learner_id = '$' and e.learner_id = '$' and \
                e.version = 4
            a swapped order | 2 | hash | \
                update ledger_entry set version = 99 where learner_id = '$' and version = 2; update ledger_entry \
                set version = 2 where learner_id = '$' and version = 3; update ledger_entry set version = 3 \
                where learner_id = '$' and version = 99
            an added entry with a hash that fits | 6 | head | \
                insert into ledger_entry select f.* from learner l join ledger_entry e using (learner_id), \
                pg_temp.ledger_next(l, e) f where l.learner_id = '$' and e.version = 1
            an inserted entry | 3 | hash | \
                update ledger_entry set version = 6 where learner_id = '$' and version = 5; update ledger_entry \
                set version = 5 where learner_id = '$' and version = 4; update ledger_entry set version = 4 \
                where learner_id = '$' and version = 3; insert into ledger_entry select f.* from ledger_entry e, \
                pg_temp.ledger_third(e) f where e.learner_id = '$' and e.version = 2; update learner set version \
                = 6 where learner_id = '$'
            a head with another hash | 5 | head | \
                update learner set head_hash = sha256('') where learner_id = '$'
            a head that is ahead | 6 | head | \
                update learner set version = 6 where learner_id = '$'
            another ledger id | 1 | hash | \
                update learner set ledger_id = gen_random_uuid() where learner_id = '$'
            a record that the ledger does not know | 9 | standing | \
                insert into standing select learner_id, 9, null, kind, 'django', 'django', evidence, module_key, \
                module_version, person, actor_id, acted_as, happened_at, recorded_at, catalog_revision, details \
                from standing where learner_id = '$' and version = 1
            a changed record | 3 | standing | \
                update standing set kind = 'claimed' where learner_id = '$' and version = 3
            a record that stands again | 2 | standing | \
                update standing set ended_version = null where learner_id = '$' and version = 2
            a record that is gone | 1 | standing | \
                delete from standing where learner_id = '$' and version = 1
            """;

    /** Each of a ledger of five entries. */
    static Stream<Forgery> all() {
        return ALL.lines()
                .map(line -> line.split(" +\\| +", 4))
                .map(part -> new Forgery(part[0], Integer.parseInt(part[1]), part[2], part[3]));
    }

    void commit(Learner by) throws SQLException {
        Ledgers.tamper(TOOLS + sql.replace("$", by.subject()));
    }

    /** What the check of everybody prints. */
    String line(String ledger) {
        return "{\"ledger\":\"%s\",\"version\":%d,\"rule\":\"%s\"}".formatted(ledger, version, rule);
    }

    @Override
    public String toString() {
        return name + " is found at version " + version + ": " + rule;
    }
}
