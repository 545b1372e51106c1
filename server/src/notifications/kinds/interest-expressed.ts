import { membersOf } from '../members.ts';
import type { NotificationKind } from '../notification.ts';
import { interestById } from '../interest-by-id.ts';

interface Facts {
  interestId: string;
}

/** Tells the officers of a council that a supplier is interested in its need, and by when it is owed an answer. */
export const interestExpressed: NotificationKind<Facts> = {
  name: 'interestExpressed',
  async accounts({ em }, { interestId }) {
    const interest = await interestById(em, interestId);
    return interest ? membersOf(em, 'council', interest.councilId) : [];
  },
  async words({ em, publicUrl }, { interestId }) {
    const interest = await interestById(em, interestId);
    if (!interest) return null;
    const paragraphs = [
      `${interest.supplierName} is interested in the need “${interest.title}” of ${interest.councilName}.`,
      `It is owed an answer by ${interest.answerDueOn}.`,
      `Read it and answer: ${publicUrl}/council/needs/${interest.needId}/interests`,
    ];
    return { subject: `New interest in ${interest.title}`, text: `${paragraphs.join('\n\n')}\n` };
  },
};
