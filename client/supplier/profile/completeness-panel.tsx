import { TextLink } from '../../ui/link.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { ProfilePart } from './completeness.ts';

/** What is missing from a profile, and why it matters; nothing but a line when all is there. */
export function CompletenessPanel({ parts }: { parts: readonly ProfilePart[] }) {
  const missing = parts.filter(({ done }) => !done);
  const done = parts.length - missing.length;
  return (
    <section aria-labelledby="completeness">
      <h2 className="govuk-heading-m" id="completeness">
        Your profile: {done} of {parts.length} parts complete
      </h2>
      {missing.length === 0 ? (
        <p className="govuk-body">
          Nothing is missing: every signal can be counted. <TextLink to="/profile">See your profile</TextLink>
        </p>
      ) : (
        <ul className="parley-card-list">
          {missing.map(({ name, missing: why, to }) => (
            <li className="parley-card" key={name}>
              <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
                <TextLink to={to}>{name}</TextLink> <Tag colour="yellow">Missing</Tag>
              </h3>
              <p className="govuk-body govuk-!-margin-bottom-0">{why}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
