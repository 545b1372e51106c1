import { Migration } from '@mikro-orm/migrations';

/** What was answered to a mutation that may be sent again. */
export class Migration20261125400100AnsweredKeys extends Migration {
  override up(): void {
    this.addSql(`create table "answered_keys" (
      "account_id" text not null,
      "key" text not null,
      "field" text not null,
      "input_hash" text not null,
      "answer" jsonb not null,
      "answered_at" timestamptz not null default now(),
      primary key ("account_id", "key", "field")
    )`);
    this.addSql(`create index "answered_keys_answered_at_index" on "answered_keys" ("answered_at")`);
  }
}
