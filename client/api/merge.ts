/** One field of a form, as a person reads it. */
export interface MergedField<Values> {
  name: keyof Values & string;
  label: string;
  /** The value in words; two values with the same words are the same. */
  words: (value: never) => string;
}

/** A field that somebody else changed, and what the person may choose between. */
export interface Difference<Values> {
  field: MergedField<Values>;
  was: string;
  mine: string;
  theirs: string;
  /** Whether the person had changed it, too: then their own words are kept unless they choose otherwise. */
  both: boolean;
}

/**
 * What somebody else changed since the form was read, and what it means for each field. A field that both changed alike
 * is no difference.
 * @param read as the form was read  @param mine as it stands in the form  @param theirs as it is stored now
 */
export function differences<Values>(
  fields: readonly MergedField<Values>[],
  read: Values,
  mine: Values,
  theirs: Values,
): Difference<Values>[] {
  return fields.flatMap((field) => {
    const [before, own, other] = [read, mine, theirs].map((values) =>
      field.words(values[field.name] as never),
    );
    if (other === before || other === own) return [];
    return [{ field, was: before!, mine: own!, theirs: other!, both: own !== before }];
  });
}

/** Words of a text field: white space at its ends counts for nothing. */
export const typedWords = (text: string): string => text.trim();

/** Words of a field that holds several choices, in whatever order. */
export const chosenWords = (choices: readonly { label: string }[]): string =>
  choices
    .map(({ label }) => label)
    .toSorted()
    .join(', ');
