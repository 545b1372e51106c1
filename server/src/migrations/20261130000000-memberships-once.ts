import { Migration } from '@mikro-orm/migrations';

/** A person is in an organisation once, also where the key's columns are null; of equal ones the highest role stays. */
export class Migration20261130000000MembershipsOnce extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `delete from "memberships" where "id" in (
    select "id" from (
      select "id", row_number() over (
        partition by "account_id", "side", "council_id", "supplier_id"
        order by array_position(array['administrator', 'lead', 'member'], "role"), "created_at", "id"
      ) as "place" from "memberships"
    ) as "equal" where "place" > 1
  )`,
  `alter table "memberships" drop constraint "memberships_account_id_side_council_id_supplier_id_unique"`,
  `alter table "memberships" add constraint "memberships_once" unique nulls not distinct ("account_id", "side", "council_id", "supplier_id")`,
];
