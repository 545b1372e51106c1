import type { SupplierLiftFragment } from '@parley/shared/generated/supplier/graphql';
import { TextLink } from '../../ui/link.tsx';

function Change({ lift: { kind, what, termId } }: { lift: SupplierLiftFragment }) {
  switch (kind) {
    case 'CAPABILITY':
      return (
        <>
          If you do it,{' '}
          <TextLink to="/profile/capabilities/new" search={{ title: what, tag: termId } as never}>
            add the capability “{what}”
          </TextLink>
        </>
      );
    case 'WORDS':
      return (
        <>
          If they are about your work,{' '}
          <TextLink to="/profile/edit">use these words in your statement</TextLink>: {what}
        </>
      );
    case 'REGION':
      return (
        <>
          If you work there, <TextLink to="/profile/edit">add {what} to the regions you serve</TextLink>
        </>
      );
    case 'ACCREDITATION':
      return (
        <>
          If you hold it, <TextLink to="/profile/edit">add the accreditation {what}</TextLink>
        </>
      );
    case 'CONFIRMATION':
      return (
        <>
          <TextLink to="/profile/edit">Check your profile and save it</TextLink>, so that it counts as
          confirmed
        </>
      );
  }
}

function Effect({ lift }: { lift: SupplierLiftFragment }) {
  const { pointsBefore, pointsAfter, eligibleBefore, eligibleAfter } = lift;
  const gain = pointsAfter - pointsBefore;
  return (
    <>
      {gain > 0 && (
        <strong>
          {pointsBefore} to {pointsAfter} points
        </strong>
      )}
      {eligibleAfter && !eligibleBefore && <strong>{gain > 0 ? ', and ' : ''}makes you eligible</strong>}
    </>
  );
}

/** Changes of the own profile that would lift one match, each with what it would give. */
export function LiftList({ lifts }: { lifts: readonly SupplierLiftFragment[] }) {
  return (
    <section>
      <h2 className="govuk-heading-m">What would lift this match</h2>
      {lifts.length === 0 ? (
        <p className="govuk-body">
          Nothing that you could write on your profile would make a difference here.
        </p>
      ) : (
        <>
          <p className="govuk-body">
            Each change on its own, made today, gives just these points. Councils read your profile: only
            write what is true.
          </p>
          <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
            {lifts.map((lift) => (
              <li key={`${lift.kind} ${lift.what}`}>
                <Change lift={lift} />: <Effect lift={lift} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
