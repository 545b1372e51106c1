import { Page } from '../../ui/page.tsx';

export function HomePage() {
  return (
    <Page
      title="Across councils"
      lead="Where demand goes unmet, who is never shown, and what the ranking policy does about it."
    >
      <p className="govuk-body">The pages of this side appear in the menu above as they are added.</p>
    </Page>
  );
}
