import type {
  NeedWholeFragment,
  ReservedFor,
  UpdateNeedInput,
} from '@parley/shared/generated/council/graphql';
import { chosenWords, typedWords, type MergedField } from '../../api/merge.ts';
import type { Choice } from '../../ui/combobox.tsx';
import { formatDate, isRealDate } from '../../ui/dates.ts';
import type { Option } from '../../ui/field.tsx';
import { reservations } from '../../ui/words.ts';

/** What the need form holds; fields are named as the server names them, so that its refusals find their place. */
export interface NeedValues {
  title: string;
  problem: string;
  whoIsAffected: string;
  whatWasTried: string;
  whatGoodLooksLike: string;
  lineOfBusinessId: string;
  termIds: Choice[];
  valueMinGbp: string;
  valueMaxGbp: string;
  reservedFor: ReservedFor;
  requiredAccreditations: Choice[];
  decideBy: string;
  seenBy: 'council' | 'suppliers';
}

export const emptyNeed: NeedValues = {
  title: '',
  problem: '',
  whoIsAffected: '',
  whatWasTried: '',
  whatGoodLooksLike: '',
  lineOfBusinessId: '',
  termIds: [],
  valueMinGbp: '',
  valueMaxGbp: '',
  reservedFor: 'NONE',
  requiredAccreditations: [],
  decideBy: '',
  seenBy: 'council',
};

const poundsText = (pounds: number | null | undefined) => (pounds == null ? '' : String(pounds));

export function valuesOf(need: NeedWholeFragment): NeedValues {
  return {
    title: need.title,
    problem: need.problem,
    whoIsAffected: need.whoIsAffected,
    whatWasTried: need.whatWasTried,
    whatGoodLooksLike: need.whatGoodLooksLike,
    lineOfBusinessId: need.lineOfBusiness?.id ?? '',
    termIds: need.terms.map(({ id, label }) => ({ id, label })),
    valueMinGbp: poundsText(need.valueMinGbp),
    valueMaxGbp: poundsText(need.valueMaxGbp),
    reservedFor: need.reservedFor,
    requiredAccreditations: need.requiredAccreditations.map((name) => ({ id: name, label: name })),
    decideBy: need.decideBy ?? '',
    seenBy: need.publishedAt ? 'suppliers' : 'council',
  };
}

/** "£12,500" and "12500" are the same pounds; null for nothing, NaN for what is no amount. */
export function poundsOf(text: string): number | null {
  const plain = text.replace(/[£,\s]/g, '');
  return plain === '' ? null : /^\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN;
}

export function fieldsOf(values: NeedValues): Omit<UpdateNeedInput, 'needId' | 'version'> {
  return {
    title: values.title.trim(),
    problem: values.problem.trim(),
    whoIsAffected: values.whoIsAffected.trim(),
    whatWasTried: values.whatWasTried.trim(),
    whatGoodLooksLike: values.whatGoodLooksLike.trim(),
    lineOfBusinessId: values.lineOfBusinessId || null,
    termIds: values.termIds.map(({ id }) => id),
    valueMinGbp: poundsOf(values.valueMinGbp),
    valueMaxGbp: poundsOf(values.valueMaxGbp),
    reservedFor: values.reservedFor,
    requiredAccreditations: values.requiredAccreditations.map(({ label }) => label),
    decideBy: values.decideBy || null,
  };
}

const pounds = (text: string) => (text ? `£${text}` : '');

/** What two officers can both change, in the words of the form. */
export const needFields = (lines: readonly Option[]): MergedField<NeedValues>[] => [
  { name: 'title', label: 'The problem in one line', words: typedWords },
  { name: 'problem', label: 'What is wrong, and why does it matter now?', words: typedWords },
  { name: 'whoIsAffected', label: 'Who is affected?', words: typedWords },
  { name: 'whatWasTried', label: 'What has been tried?', words: typedWords },
  { name: 'whatGoodLooksLike', label: 'What does good look like?', words: typedWords },
  { name: 'termIds', label: 'What is it about?', words: chosenWords },
  {
    name: 'lineOfBusinessId',
    label: 'Line of business',
    words: (id: string) => lines.find(({ value }) => value === id)?.label ?? id,
  },
  { name: 'valueMinGbp', label: 'Least likely value', words: pounds },
  { name: 'valueMaxGbp', label: 'Greatest likely value', words: pounds },
  {
    name: 'reservedFor',
    label: 'Who can take part?',
    words: (whom: ReservedFor) => reservations[whom],
  },
  { name: 'requiredAccreditations', label: 'Accreditations a supplier must hold', words: chosenWords },
  {
    name: 'decideBy',
    label: 'When do you want to decide by?',
    words: (day: string) => (isRealDate(day) ? formatDate(day) : day),
  },
];
