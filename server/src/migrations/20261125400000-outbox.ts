import { Migration } from '@mikro-orm/migrations';

/** What is to be done after commit. */
export class Migration20261125400000Outbox extends Migration {
  override up(): void {
    this.addSql(`create table "outbox" (
      "id" text not null,
      "created_at" timestamptz not null default now(),
      "kind" text not null,
      "data" jsonb null,
      "state" text not null default 'waiting',
      "due_at" timestamptz not null default now(),
      "attempts" int not null default 0,
      "claim" text null,
      "last_error" text null,
      primary key ("id")
    )`);
    this.addSql(`alter table "outbox" add constraint "outbox_state_check"
      check ("state" in ('waiting', 'claimed', 'handed_over', 'done', 'in_doubt', 'dead'))`);
    this.addSql(`create index "outbox_state_due_at_index" on "outbox" ("state", "due_at")`);
  }
}
