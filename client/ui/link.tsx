import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

/** The router marks a link to the current page with a class that our styles do not use. */
const ownClass = (className = '') => className.replace(/(^| )active$/, '');

function Anchor({ className, children, ...rest }: AnchorProps) {
  return (
    <a className={ownClass(className) || 'govuk-link'} {...rest}>
      {children}
    </a>
  );
}

function ButtonAnchor({ className, children, ...rest }: AnchorProps) {
  return (
    <a className={`govuk-button ${ownClass(className)}`} draggable="false" {...rest}>
      {children}
    </a>
  );
}

/** A link inside this side: `<TextLink to="/needs/$needId" params={{ needId }}>`. */
export const TextLink = createLink(Anchor);

/** A link that looks like a button, for "start" and "create". */
export const ButtonLink = createLink(ButtonAnchor);
