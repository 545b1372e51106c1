import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form, useParleyForm } from '../ui/form.tsx';
import { signInCall } from './sign-in-call.ts';

const kinds = {
  totp: {
    path: 'two-factor/verify-totp',
    label: 'Six-digit code',
    hint: 'Your authenticator app shows it.',
    shape: /^\s*\d{3}\s*\d{3}\s*$/,
    wrong: 'Enter the six digits your authenticator app shows',
    other: 'I do not have my device',
  },
  backup: {
    path: 'two-factor/verify-backup-code',
    label: 'Backup code',
    hint: 'One of those you were shown when you set this up, like a1B2c-D3e4F. Each works once.',
    shape: /^\s*[A-Za-z0-9]{5}-[A-Za-z0-9]{5}\s*$/,
    wrong: 'Enter a backup code like a1B2c-D3e4F',
    other: 'Use my authenticator app instead',
  },
} as const;

interface CodeFormProps {
  button: string;
  onPassed: () => void;
  /** Only an authenticator's code will do: while the device is being set up. */
  authenticatorOnly?: boolean;
}

/** Asks for the code of the second factor. */
export function CodeForm({ button, onPassed, authenticatorOnly }: CodeFormProps) {
  const [kind, setKind] = useState<keyof typeof kinds>('totp');
  const { path, label, hint, shape, wrong, other } = kinds[kind];
  const form = useParleyForm<{ code: string }>({ defaultValues: { code: '' } });
  const { errors, isSubmitting } = form.formState;

  async function send({ code }: { code: string }) {
    const { problem } = await signInCall(path, { code: code.trim() });
    if (problem === undefined) onPassed();
    else form.setError('code', { type: 'server', message: problem });
  }

  function turn() {
    form.reset({ code: '' });
    setKind(kind === 'totp' ? 'backup' : 'totp');
  }

  return (
    <>
      <Form form={form} onSubmit={send}>
        <TextField
          label={label}
          hint={hint}
          width={10}
          inputMode={kind === 'totp' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          error={errors.code?.message}
          {...form.register('code', { required: wrong, pattern: { value: shape, message: wrong } })}
        />
        <Button type="submit" busy={isSubmitting}>
          {button}
        </Button>
      </Form>
      {!authenticatorOnly && (
        <p className="govuk-body">
          <Button kind="text" onClick={turn}>
            {other}
          </Button>
        </p>
      )}
    </>
  );
}
