import { Migration } from '@mikro-orm/migrations';

/** Policies that cannot be changed once stored, with their figures; the points that impressions owe to fairness. */
export class Migration20261125000000PoliciesAndExposure extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table "ranking_policies" add column "origin" text not null default 'shipped'`,
  `alter table "ranking_policies" alter column "origin" drop default`,
  `alter table "ranking_policies" add constraint "ranking_policies_origin_check" check ("origin" in ('shipped', 'learned'))`,
  `alter table "ranking_policies" add column "figures" jsonb null`,
  `alter table "ranking_policies" add column "made_live_at" timestamptz null`,
  `update "ranking_policies" set "made_live_at" = "created_at" where "live"`,
  `alter table "impressions" add column "fairness_points" int not null default 0`,
  `create function "refuse_policy_change"() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        raise exception 'Ranking policy % is on record and cannot be removed.', old.version;
      end if;
      if (new.version, new.body, new.note, new.origin, new.figures, new.created_at)
        is distinct from (old.version, old.body, old.note, old.origin, old.figures, old.created_at) then
        raise exception 'Ranking policy % cannot be changed; store another version.', old.version;
      end if;
      return new;
    end
  $$`,
  `create trigger "ranking_policies_stay" before update or delete on "ranking_policies"
    for each row execute function "refuse_policy_change"()`,
];
