/** What a person may do in an organisation, as the screens say it. */
export const roleWords: Record<string, string> = {
  MEMBER: 'Member',
  LEAD: 'Lead',
  ADMINISTRATOR: 'Administrator',
};
