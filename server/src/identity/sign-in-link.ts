import type { Mail } from '../platform/mailer.ts';

export const linkMinutes = 15;

/** Where the library spends a link; whoever opens this address with a live link is signed in. */
export const spendPath = '/api/auth/magic-link/verify';

/**
 * The page the mail points at. A person presses a button there, which opens `spendPath`: scanners that open
 * every address in a council's mail would otherwise use the link up before the person reads it.
 */
export const linkPage = '/sign-in/link';

/** The address in the mail, made from the address at which the library would spend the link. */
export function linkInMail(spendUrl: string, publicUrl: string): string {
  const link = new URL(linkPage, publicUrl);
  link.search = new URL(spendUrl).search;
  return link.href;
}

/** The mail that carries a link; it says nothing of whether the address has an account. */
export function linkMail(to: string, link: string): Mail {
  const lines = [
    'Open this link to sign in to Parley:',
    link,
    `It works once, for ${linkMinutes} minutes.`,
    'If you did not ask for it, you need do nothing: nobody can sign in without this mail.',
  ];
  return { to, subject: 'Your link to sign in to Parley', text: `${lines.join('\n\n')}\n` };
}
