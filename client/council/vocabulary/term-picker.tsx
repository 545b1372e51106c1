import { useClient } from 'urql';
import { FindAccreditationsDocument, FindTermsDocument } from '@parley/shared/generated/council/graphql';
import { limits } from '@parley/shared/limits';
import { Combobox, type Choice } from '../../ui/combobox.tsx';
import type { FieldWords } from '../../ui/field.tsx';
import { count } from '../../ui/words.ts';

interface PickerProps extends FieldWords {
  name: string;
  value: readonly Choice[];
  onChange: (value: Choice[]) => void;
}

interface FoundTerm {
  id: string;
  label: string;
  synonyms: readonly string[];
  parent?: { label: string } | null;
}

function choiceOf({ id, label, synonyms, parent }: FoundTerm): Choice {
  const detail = [
    parent && `in ${parent.label}`,
    synonyms.length > 0 && `also: ${synonyms.slice(0, 3).join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
  return { id, label, ...(detail ? { detail } : {}) };
}

/** Picks tags by plain words or their synonyms. */
export function TermPicker(props: PickerProps) {
  const client = useClient();
  return (
    <Combobox
      {...props}
      max={limits.terms}
      search={async (search) => {
        const { data, error } = await client.query(FindTermsDocument, { search }).toPromise();
        if (error) throw error;
        return (data?.terms.edges ?? []).map(({ node }) => choiceOf(node));
      }}
    />
  );
}

/** Picks accreditations by the names suppliers use, and says how many hold each; a name of one's own is allowed. */
export function AccreditationPicker(props: PickerProps) {
  const client = useClient();
  return (
    <Combobox
      {...props}
      max={limits.terms}
      search={async (search) => {
        const { data, error } = await client.query(FindAccreditationsDocument, { search }).toPromise();
        if (error) throw error;
        const held = data?.accreditations ?? [];
        const known = held.map(({ name, suppliers }) => ({
          id: name,
          label: name,
          detail: `held by ${count(suppliers, 'supplier')}`,
        }));
        const same = known.some(({ id }) => id.toLowerCase() === search.toLowerCase());
        return same
          ? known
          : [...known, { id: search, label: search, detail: 'no supplier here says it holds this' }];
      }}
    />
  );
}
