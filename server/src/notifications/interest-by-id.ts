import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';

export interface InterestToTell {
  needId: string;
  title: string;
  councilId: string;
  councilName: string;
  supplierId: string;
  supplierName: string;
  /** YYYY-MM-DD */
  answerDueOn: string;
}

/** An interest with the names a mail about it says; null when it is gone. */
export async function interestById(em: Em, id: string): Promise<InterestToTell | null> {
  const { rows } = await sql<InterestToTell>`
    select n.id as "needId", n.title, c.id as "councilId", c.nice_name as "councilName", s.id as "supplierId",
      s.name as "supplierName", i.answer_due_on::text as "answerDueOn"
    from interests i join needs n on n.id = i.need_id join councils c on c.id = n.council_id
      join suppliers s on s.id = i.supplier_id
    where i.id = ${id}`.execute(statements(em));
  return rows[0] ?? null;
}
