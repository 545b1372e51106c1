import { Migration } from '@mikro-orm/migrations';

/** Whether a need's line of business was worked out from its notice. */
export class Migration20261125000000DerivedLine extends Migration {
  override up(): void {
    this.addSql(`alter table "needs" add column "line_is_derived" boolean not null default false`);
  }
}
