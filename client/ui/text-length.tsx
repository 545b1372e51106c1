import { useEffect, useState } from 'react';

const plural = (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'character' : 'characters'}`;

function words(length: number, limit: number) {
  if (length === 0) return `You can enter up to ${plural(limit)}`;
  return length <= limit
    ? `You have ${plural(limit - length)} remaining`
    : `You have ${plural(length - limit)} too many`;
}

/** The line below a text area: seen at once, spoken a second after typing stops. */
export function TextLength({ id, length, limit }: { id: string; length: number; limit: number }) {
  const text = words(length, limit);
  const [spoken, setSpoken] = useState('');
  const tooLong = length > limit;

  useEffect(() => {
    if (length === 0) return;
    const timer = setTimeout(() => setSpoken(text), 1000);
    return () => clearTimeout(timer);
  }, [text, length]);

  return (
    <>
      <div id={id} className="govuk-visually-hidden">
        You can enter up to {plural(limit)}
      </div>
      <div
        className={`govuk-character-count__message ${tooLong ? 'govuk-error-message' : 'govuk-hint'}`}
        aria-hidden="true"
      >
        {text}
      </div>
      <div className="govuk-visually-hidden" aria-live="polite">
        {spoken}
      </div>
    </>
  );
}
