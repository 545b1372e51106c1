import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

function Anchor({ className = 'govuk-link', ...rest }: AnchorProps) {
  return <a className={className} {...rest} />;
}

function ButtonAnchor({ className = '', ...rest }: AnchorProps) {
  return <a className={`govuk-button ${className}`} draggable="false" {...rest} />;
}

/** A link inside this side: `<TextLink to="/needs/$needId" params={{ needId }}>`. */
export const TextLink = createLink(Anchor);

/** A link that looks like a button, for "start" and "create". */
export const ButtonLink = createLink(ButtonAnchor);
