/** The published service group as a person reads it: "adult-social-care" is "Adult social care". */
export function serviceGroupWords(group: string): string {
  const words = group.replace(/-gfra-only$/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
