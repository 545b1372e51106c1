import { Migration } from '@mikro-orm/migrations';

/** The second factor of sign-in, and what a session has shown; identity/auth-tables.ts names the library's columns. */
export class Migration20261125200000SecondFactor extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table "accounts" add column "two_factor_enabled" boolean not null default false`,
  // When the person behind the session last showed who they are, and whether the second factor was among it.
  `alter table "sessions" add column "verified_at" timestamptz not null default now()`,
  `alter table "sessions" add column "second_factor_at" timestamptz null`,
  `create table "two_factors" (
    "id" text not null,
    "account_id" text not null,
    "secret" text not null,
    "backup_codes" text not null,
    "verified" boolean not null default false,
    "failed_verification_count" int not null default 0,
    "locked_until" timestamptz null,
    primary key ("id")
  )`,
  `alter table "two_factors" add constraint "two_factors_account_id_unique" unique ("account_id")`,
  `alter table "two_factors" add constraint "two_factors_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade`,
  // A code is good for a minute and a half; within that time nobody uses it twice.
  `create table "spent_codes" (
    "account_id" text not null,
    "code" text not null,
    "spent_at" timestamptz not null default now(),
    primary key ("account_id", "code")
  )`,
  `alter table "spent_codes" add constraint "spent_codes_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade`,
];
