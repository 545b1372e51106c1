/** The tags of something, in plain words. */
export function TermList({ terms }: { terms: readonly { id: string; label: string }[] }) {
  if (terms.length === 0) return <>No tags</>;
  return <>{terms.map(({ label }) => label).join(', ')}</>;
}
