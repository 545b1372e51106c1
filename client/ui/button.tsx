import type { ButtonHTMLAttributes, Ref } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'secondary' | 'warning' | 'text';
  /** While true the button keeps focus but does nothing, so that a double click sends once. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const classes = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  warning: 'govuk-button govuk-button--warning',
  text: 'parley-text-button',
};

export function Button({
  kind = 'primary',
  busy = false,
  onClick,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={className ? `${classes[kind]} ${className}` : classes[kind]}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {children}
    </button>
  );
}
