/** Fields that differ, as they were and as they are; compared as they would be stored. */
export function changedFields<T extends object>(
  before: { [field in keyof T]: unknown },
  after: T,
): { before: object; after: object } {
  const differing = (Object.keys(after) as (keyof T)[]).filter(
    (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
  const only = (of: { [field in keyof T]: unknown }) =>
    Object.fromEntries(differing.map((field) => [field, of[field] ?? null]));
  return { before: only(before), after: only(after) };
}
