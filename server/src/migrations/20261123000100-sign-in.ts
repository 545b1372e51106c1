import { Migration } from '@mikro-orm/migrations';

/** People, their sessions and the links in their mail; identity/auth-tables.ts names every column. */
export class Migration20261123000100SignIn extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table "accounts" (
    "id" text not null,
    "name" text not null,
    "email" text not null,
    "email_verified" boolean not null default false,
    "image" text null,
    "created_at" timestamptz not null default now(),
    "updated_at" timestamptz not null default now(),
    primary key ("id")
  )`,
  `alter table "accounts" add constraint "accounts_email_unique" unique ("email")`,
  `alter table "accounts" add constraint "accounts_email_lower_check" check ("email" = lower("email"))`,
  `create table "sessions" (
    "id" text not null,
    "account_id" text not null,
    "token" text not null,
    "expires_at" timestamptz not null,
    "ip_address" text null,
    "user_agent" text null,
    "created_at" timestamptz not null default now(),
    "updated_at" timestamptz not null default now(),
    primary key ("id")
  )`,
  `alter table "sessions" add constraint "sessions_token_unique" unique ("token")`,
  `create index "sessions_account_id_index" on "sessions" ("account_id")`,
  `create index "sessions_expires_at_index" on "sessions" ("expires_at")`,
  `create table "account_credentials" (
    "id" text not null,
    "account_id" text not null,
    "provider" text not null,
    "provider_account_id" text not null,
    "access_token" text null,
    "refresh_token" text null,
    "id_token" text null,
    "access_token_expires_at" timestamptz null,
    "refresh_token_expires_at" timestamptz null,
    "scope" text null,
    "password" text null,
    "created_at" timestamptz not null default now(),
    "updated_at" timestamptz not null default now(),
    primary key ("id")
  )`,
  `create index "account_credentials_account_id_index" on "account_credentials" ("account_id")`,
  `alter table "account_credentials" add constraint "account_credentials_provider_provider_account_id_unique" unique ("provider", "provider_account_id")`,
  `create table "verifications" (
    "id" text not null,
    "identifier" text not null,
    "value" text not null,
    "expires_at" timestamptz not null,
    "created_at" timestamptz not null default now(),
    "updated_at" timestamptz not null default now(),
    primary key ("id")
  )`,
  `create index "verifications_identifier_index" on "verifications" ("identifier")`,
  `create index "verifications_expires_at_index" on "verifications" ("expires_at")`,
  `create table "rate_limits" (
    "id" text not null,
    "key" text not null,
    "count" int not null,
    "last_request" bigint not null,
    primary key ("id")
  )`,
  `alter table "rate_limits" add constraint "rate_limits_key_unique" unique ("key")`,
  `alter table "sessions" add constraint "sessions_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade`,
  `alter table "account_credentials" add constraint "account_credentials_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade`,
];
