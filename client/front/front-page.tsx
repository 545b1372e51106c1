import { Confirmed } from '../account/confirmed.tsx';
import { useSession } from '../api/session.tsx';
import { Shell } from '../ui/shell.tsx';

const doors = [
  {
    side: 'council',
    title: 'Councils',
    text: 'Describe a problem in plain words, long before there is a tender. See which small suppliers could help, with a reason and a record behind every place.',
    enter: 'Go to Parley for councils',
    demo: 'Try it as a council officer',
  },
  {
    side: 'supplier',
    title: 'Suppliers',
    text: 'See the problems of many councils in one list, ranked by how well you fit. Each match says why, point by point, and the council sees the same points.',
    enter: 'Go to Parley for suppliers',
    demo: 'Try it as a small supplier',
  },
  {
    side: 'office',
    title: 'Innovation offices',
    text: 'See where demand goes unmet and which suppliers are never shown. See how matches turn into work, under a published ranking policy.',
    enter: 'Go to Parley for innovation offices',
    demo: 'Try it as the innovation office',
  },
];

export function FrontPage() {
  const { demo, status } = useSession();
  return (
    <Shell homeHref="/" confirmedHref="/?confirmed=1">
      {status === 'signed-in' && new URLSearchParams(window.location.search).has('confirmed') && (
        <Confirmed />
      )}
      <div className="parley-hero">
        <h1 className="govuk-heading-xl">Councils and small suppliers, matched by the problem</h1>
        <p className="govuk-body-l">
          Parley ranks suppliers for a council’s problem, and problems for a supplier, with the same published
          formula. Every place in a list comes with its points, and every point with its reason.
        </p>
      </div>
      <h2 className="govuk-heading-m">Choose your side</h2>
      <ul className="parley-doors">
        {doors.map(({ side, title, text, enter, demo: tryIt }) => (
          <li className="parley-door" key={side}>
            <h3 className="govuk-heading-m">{title}</h3>
            <p className="govuk-body">{text}</p>
            <p className="govuk-body">
              <a className="govuk-link govuk-!-font-weight-bold" href={`/${side}`}>
                {enter}
              </a>
            </p>
            {demo && (
              <a className="govuk-button govuk-button--secondary" href={`/demo/sign-in/${side}`}>
                {tryIt}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Shell>
  );
}
