import { Migration } from '@mikro-orm/migrations';

/** API tokens, of which only a digest is kept, and the counts of requests that several servers share. */
export class Migration20261125300000ApiTokens extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table "api_tokens" (
    "id" text not null,
    "created_at" timestamptz not null default now(),
    "updated_at" timestamptz not null default now(),
    "version" int not null default 1,
    "account_id" text not null,
    "side" text null check ("side" in ('council', 'supplier', 'office')),
    "organisation_id" text null,
    "name" text not null,
    "prefix" text not null,
    "digest" text not null,
    "scopes" text[] not null,
    "expires_at" timestamptz not null,
    "last_used_at" timestamptz null,
    "revoked_at" timestamptz null,
    primary key ("id")
  )`,
  `alter table "api_tokens" add constraint "api_tokens_digest_unique" unique ("digest")`,
  `create index "api_tokens_account_id_index" on "api_tokens" ("account_id")`,
  `create table "request_rates" (
    "key" text not null,
    "points" int not null default 0,
    "expire" bigint null,
    primary key ("key")
  )`,
];
