import Bowser from 'bowser';

/** What a browser calls itself, in plain words: "Firefox on Windows"; never more than that. */
export function deviceWords(userAgent: string | null): string {
  if (!userAgent) return 'Unknown device';
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  if (!browser.name) return 'Unknown device';
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
