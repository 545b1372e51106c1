import { SupplierTermSearchDocument } from '@parley/shared/generated/supplier/graphql';
import type { Client } from '@urql/core';
import type { Choice } from '../../ui/combobox.tsx';

export interface NamedTerm {
  id: string;
  label: string;
  parent?: { label: string } | null;
}

export const termChoice = ({ id, label, parent }: NamedTerm): Choice => ({
  id,
  label,
  ...(parent ? { detail: `in ${parent.label}` } : {}),
});

/** Terms whose name holds the words, then terms that the words mean. @throws when the server does not answer */
export async function searchTerms(client: Client, text: string): Promise<Choice[]> {
  const { data, error } = await client
    .query(SupplierTermSearchDocument, { text: text.slice(0, 200) })
    .toPromise();
  if (!data) throw error ?? new Error('no answer');
  const found = [
    ...data.terms.edges.map(({ node }) => node),
    ...data.suggestTerms.terms.map(({ term }) => term),
  ];
  return [...new Map(found.map((term) => [term.id, termChoice(term)])).values()];
}
