import { useMembership } from '../../api/session.tsx';
import { TextLink } from '../../ui/link.tsx';

/** From a council or a supplier to its people; for administrators of the office. */
export function PeopleLink({ councilId, supplierId }: { councilId?: string; supplierId?: string }) {
  if (useMembership()?.role !== 'ADMINISTRATOR') return null;
  return (
    <p className="govuk-body">
      {councilId ? (
        <TextLink to="/councils/$councilId/people" params={{ councilId } as never}>
          Email domains and first administrator
        </TextLink>
      ) : (
        <TextLink to="/suppliers/$supplierId/people" params={{ supplierId } as never}>
          People and first administrator
        </TextLink>
      )}
    </p>
  );
}
