import { Migration } from '@mikro-orm/migrations';

/** Whether a council has acted on a need itself, so that imports leave it alone. */
export class Migration20261125050000KeptByCouncil extends Migration {
  override up(): void {
    this.addSql(`alter table "needs" add column "kept_by_council" boolean not null default false`);
  }
}
