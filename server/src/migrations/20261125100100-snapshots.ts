import { Migration } from '@mikro-orm/migrations';

/** Ranked lists as they stood when a council acted on them. */
export class Migration20261125100100Snapshots extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table "snapshots" (
    "id" text not null,
    "taken_at" timestamptz not null default now(),
    "need_id" text not null,
    "content_hash" text not null,
    "content" text not null,
    primary key ("id")
  )`,
  `create index "snapshots_need_id_index" on "snapshots" ("need_id")`,
  `alter table "snapshots" add constraint "snapshots_content_hash_unique" unique ("content_hash")`,
  `create function "refuse_wrong_hash"() returns trigger language plpgsql as $$
    begin
      if new.content_hash <> encode(sha256(convert_to(new.content, 'UTF8')), 'hex') then
        raise exception 'The hash of this list is not the hash of its content.';
      end if;
      return new;
    end
  $$`,
  `create trigger "snapshots_hashed" before insert on "snapshots"
    for each row execute function "refuse_wrong_hash"()`,
  `create trigger "snapshots_stay" before update or delete or truncate on "snapshots"
    for each statement execute function "refuse_rewriting"()`,
  `alter table "snapshots" enable always trigger "snapshots_stay"`,
  ...['shortlist_entries', 'interests'].flatMap((table) => [
    `alter table "${table}" add column "snapshot_id" text null`,
    `create index "${table}_snapshot_id_index" on "${table}" ("snapshot_id")`,
    `alter table "${table}" add constraint "${table}_snapshot_id_foreign" foreign key ("snapshot_id") references "snapshots" ("id") on delete set null`,
  ]),
];
