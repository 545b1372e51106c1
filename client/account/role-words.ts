/** What a person may do in an organisation, as the screens say it. */
export const roleWords: Record<string, string> = {
  MEMBER: 'Member',
  LEAD: 'Lead',
  ADMINISTRATOR: 'Administrator',
};

export const roleHints: Record<string, string> = {
  MEMBER: 'Does the everyday work.',
  LEAD: 'Also invites members.',
  ADMINISTRATOR: 'Also invites anybody, changes roles and removes people.',
};
