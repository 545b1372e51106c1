import { SubNavigation } from '../../ui/sub-navigation.tsx';

/** The parts of one council, each with its own address. */
export function CouncilParts({ councilId }: { councilId: string }) {
  const params = { councilId };
  return (
    <SubNavigation
      label="Parts of this council"
      items={[
        { text: 'What it needs', to: '/councils/$councilId', params },
        { text: 'What it bought', to: '/councils/$councilId/bought', params },
      ]}
    />
  );
}
