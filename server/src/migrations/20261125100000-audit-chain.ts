import { Migration } from '@mikro-orm/migrations';

/**
 * The audit as a chain of hashes that nobody can rewrite unseen; audit/verify-chain.ts computes the same hash from the
 * same text. The functions run with the rights of the tables' owner, so that whoever writes an entry needs no right to
 * the links.
 */
export class Migration20261125100000AuditChain extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const asOwner = 'security definer set search_path = pg_catalog, public, pg_temp';

const statements = [
  `create table "audit_links" (
    "sequence" bigint not null,
    "entry_id" bigint not null,
    "previous_hash" bytea not null,
    "hash" bytea not null,
    primary key ("sequence")
  )`,
  `alter table "audit_links" add constraint "audit_links_entry_id_unique" unique ("entry_id")`,
  `create index "audit_entries_account_id_index" on "audit_entries" ("account_id")`,
  `create index "audit_entries_act_index" on "audit_entries" ("act")`,

  // One column: its length in bytes and its text, or a dash for nothing. No two rows have the same text.
  `create function "audit_part"(part text) returns text language sql stable parallel safe
    as $$ select coalesce(octet_length(convert_to(part, 'UTF8')) || ':' || part, '-') $$`,
  `create function "audit_text"(entry "audit_entries") returns text language sql stable parallel safe
    set search_path = pg_catalog, public, pg_temp as $$
    select audit_part(entry.id::text)
      || audit_part(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || audit_part(entry.account_id) || audit_part(entry.act) || audit_part(entry.subject_id)
      || audit_part(entry.before::text) || audit_part(entry.after::text)
      || audit_part(entry.reason) || audit_part(entry.request_id)
  $$`,

  // The lock comes before the look at the last link: whoever waits sees what the other has committed.
  `create function "link_audit_entry"() returns trigger language plpgsql ${asOwner} as $$
    declare
      last_sequence bigint;
      last_hash bytea;
    begin
      perform pg_advisory_xact_lock(1346457676, 1);
      select sequence, hash into last_sequence, last_hash from audit_links order by sequence desc limit 1;
      last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
      insert into audit_links (sequence, entry_id, previous_hash, hash) values (
        coalesce(last_sequence, 0) + 1, new.id, last_hash,
        sha256(last_hash || convert_to(audit_text(new), 'UTF8')));
      return null;
    end
  $$`,
  `do $$
    declare
      entry audit_entries;
      place bigint := 0;
      last_hash bytea := decode(repeat('00', 32), 'hex');
      next_hash bytea;
    begin
      for entry in select * from audit_entries order by id loop
        place := place + 1;
        next_hash := sha256(last_hash || convert_to(audit_text(entry), 'UTF8'));
        insert into audit_links values (place, entry.id, last_hash, next_hash);
        last_hash := next_hash;
      end loop;
    end
  $$`,
  // At commit, so that nobody waits for another's whole transaction but for its last moment alone.
  `create constraint trigger "audit_entries_link" after insert on "audit_entries"
    deferrable initially deferred for each row execute function "link_audit_entry"()`,

  `create function "refuse_rewriting"() returns trigger language plpgsql as $$
    begin
      raise exception 'What is on record in % stays as it is: % is refused.', tg_table_name, lower(tg_op)
        using errcode = 'insufficient_privilege', hint = 'Put a further act on record instead.';
    end
  $$`,
  ...['audit_entries', 'audit_links'].flatMap((table) => [
    `create trigger "${table}_stay" before update or delete or truncate on "${table}"
      for each statement execute function "refuse_rewriting"()`,
    `alter table "${table}" enable always trigger "${table}_stay"`,
  ]),
  `create function "refuse_own_link"() returns trigger language plpgsql as $$
    begin
      if pg_trigger_depth() < 2 then
        raise exception 'Links of the audit are made by the database when an entry is written, by nobody else.'
          using errcode = 'insufficient_privilege';
      end if;
      return new;
    end
  $$`,
  `create trigger "audit_links_made_here" before insert on "audit_links"
    for each row execute function "refuse_own_link"()`,
];
