import { Migration } from '@mikro-orm/migrations';

/** Counts of refusals that are not on record one by one. */
export class Migration20261130000100AuditLeftOut extends Migration {
  override up(): void {
    this.addSql(`create table "audit_left_out" (
      "kind" text not null,
      "since" timestamptz not null,
      "refused" int not null,
      "left_out" int not null,
      primary key ("kind")
    )`);
  }
}
