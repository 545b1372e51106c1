import { Migration } from '@mikro-orm/migrations';

/** Invitations to act for an organisation, and the e-mail domains of councils. */
export class Migration20261125200100MemberInvitations extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table "council_domains" (
    "council_id" text not null,
    "domain" text not null,
    primary key ("council_id", "domain")
  )`,
  `create table "member_invitations" (
    "id" text not null,
    "created_at" timestamptz not null default now(),
    "updated_at" timestamptz not null default now(),
    "version" int not null default 1,
    "side" text not null,
    "council_id" text null,
    "supplier_id" text null,
    "role" text not null,
    "email" text null,
    "token_hash" text not null,
    "invited_by" text not null,
    "sent_at" timestamptz not null,
    "expires_at" timestamptz not null,
    "closed_at" timestamptz null,
    primary key ("id")
  )`,
  `create index "member_invitations_council_id_index" on "member_invitations" ("council_id")`,
  `create index "member_invitations_supplier_id_index" on "member_invitations" ("supplier_id")`,
  `create index "member_invitations_invited_by_index" on "member_invitations" ("invited_by")`,
  `alter table "member_invitations" add constraint "member_invitations_token_hash_unique" unique ("token_hash")`,
  `alter table "member_invitations" add constraint "member_invitations_side_check" check ("side" in ('council', 'supplier', 'office'))`,
  `alter table "member_invitations" add constraint "member_invitations_role_check" check ("role" in ('member', 'lead', 'administrator'))`,
  `alter table "member_invitations" add constraint "member_invitations_council_id_foreign" foreign key ("council_id") references "councils" ("id") on delete set null`,
  `alter table "member_invitations" add constraint "member_invitations_supplier_id_foreign" foreign key ("supplier_id") references "suppliers" ("id") on delete set null`,
];
