const schemes: Record<string, string> = {
  'GB-COH': 'Company number',
  'GB-CHC': 'Charity number',
  'GB-PPON': 'Procurement number (PPON)',
};

export const schemeWords = (scheme: string) => schemes[scheme] ?? 'Identifier';
