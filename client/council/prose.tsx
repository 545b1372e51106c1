/** Text as a person typed it, with its line breaks. */
export function Prose({ children }: { children: string }) {
  return <p className="govuk-body council-prose">{children}</p>;
}
