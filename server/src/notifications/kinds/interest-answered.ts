import { InterestState } from '../../needs/interest.entity.ts';
import { membersOf } from '../members.ts';
import type { NotificationKind } from '../notification.ts';
import { interestById } from '../interest-by-id.ts';

interface Facts {
  interestId: string;
  state: InterestState;
  reason: string;
}

/** Tells the people of a supplier that its interest was taken forward or not, and why. */
export const interestAnswered: NotificationKind<Facts> = {
  name: 'interestAnswered',
  async accounts({ em }, { interestId }) {
    const interest = await interestById(em, interestId);
    return interest ? membersOf(em, 'supplier', interest.supplierId) : [];
  },
  async words({ em, publicUrl }, { interestId, state, reason }) {
    const interest = await interestById(em, interestId);
    if (!interest) return null;
    const answer = state === InterestState.TAKEN_FORWARD ? 'taken forward' : 'not taken forward';
    const paragraphs = [
      `${interest.councilName} has answered the interest of ${interest.supplierName} in its need “${interest.title}”.`,
      `Answer: ${answer}.`,
      `The council's reason: ${reason}`,
      `Your interests: ${publicUrl}/supplier/interests`,
      'Being taken forward is neither a selection nor an award decision.',
    ];
    return {
      subject: `Your interest was ${answer}: ${interest.title}`,
      text: `${paragraphs.join('\n\n')}\n`,
    };
  },
};
