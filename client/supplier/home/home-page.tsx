import { Page } from '../../ui/page.tsx';

export function HomePage() {
  return (
    <Page
      title="Your matches"
      lead="Problems councils have that you could help with, and the points behind each match."
    >
      <p className="govuk-body">The pages of this side appear in the menu above as they are added.</p>
    </Page>
  );
}
