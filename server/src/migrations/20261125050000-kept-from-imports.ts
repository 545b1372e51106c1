import { Migration } from '@mikro-orm/migrations';

/** What people have taken into their own hands: imports leave it alone. */
export class Migration20261125050000KeptFromImports extends Migration {
  override up(): void {
    this.addSql(`alter table "needs" add column "kept_by_council" boolean not null default false`);
    this.addSql(`alter table "suppliers" add column "capabilities_kept" boolean not null default false`);
  }
}
