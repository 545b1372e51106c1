/** A text somebody wrote, with its line breaks. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .split(/\n+/)
    .filter(Boolean)
    .map((paragraph, index) => (
      <p className="govuk-body" key={index}>
        {paragraph}
      </p>
    ));
}
