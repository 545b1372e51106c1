import { Page } from '../../ui/page.tsx';

export function HomePage() {
  return (
    <Page
      title="Your needs"
      lead="Describe a problem, see which small suppliers could help, and the reason for each place."
    >
      <p className="govuk-body">The pages of this side appear in the menu above as they are added.</p>
    </Page>
  );
}
