import { useMembership } from '../api/session.tsx';
import { Button } from '../ui/button.tsx';

/** Nothing for those who see nothing to print. */
export function PrintButton() {
  return useMembership() ? (
    <Button kind="secondary" onClick={() => window.print()}>
      Print
    </Button>
  ) : null;
}
