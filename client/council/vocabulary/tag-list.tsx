export function TagList({ terms }: { terms: readonly { id: string; label: string }[] }) {
  if (terms.length === 0) return null;
  return (
    <ul className="council-tags" aria-label="Tags">
      {terms.map(({ id, label }) => (
        <li className="council-tag" key={id}>
          {label}
        </li>
      ))}
    </ul>
  );
}
