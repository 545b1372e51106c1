import { CreateApiTokenDocument, type ApiScope, type Side } from '@parley/shared/generated/account/graphql';
import { limits } from '@parley/shared/limits';
import { useSession } from '../api/session.tsx';
import { showProblem, useAction } from '../api/use-action.ts';
import { Button } from '../ui/button.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Form, useParleyForm } from '../ui/form.tsx';
import { organisationOptions, scopeOptions } from './token-words.ts';

interface TokenValues {
  name: string;
  organisation: string;
  scopes: ApiScope[];
  expiresInDays: string;
}

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: String(limits.apiTokenDays), label: 'One year' },
];

/** Asks what a token is for, and hands its secret over when it is made. */
export function TokenForm({ onMade }: { onMade: (secret: string, name: string) => void }) {
  const { memberships } = useSession();
  const [create, creating] = useAction(CreateApiTokenDocument);
  const form = useParleyForm<TokenValues>({
    defaultValues: { name: '', organisation: '', scopes: [], expiresInDays: '90' },
  });
  const { errors } = form.formState;

  async function save({ name, organisation, scopes, expiresInDays }: TokenValues) {
    const [side, organisationId] = organisation ? organisation.split(' ') : [];
    const { data, problem } = await create({
      input: {
        name: name.trim(),
        scopes,
        side: (side as Side | undefined) ?? null,
        organisationId: organisationId || null,
        expiresInDays: Number(expiresInDays),
      },
    });
    if (problem) return showProblem(form, problem);
    form.reset();
    onMade(data.createApiToken.secret, data.createApiToken.token.name);
  }

  return (
    <Form form={form} onSubmit={save}>
      <TextField
        label="What is the token for?"
        hint="The program that will use it, for example “Nightly export of our needs”"
        error={errors.name?.message}
        {...form.register('name', {
          validate: (text) =>
            (text.trim().length >= 1 && text.trim().length <= limits.title) ||
            `Give the token a name of 1 to ${limits.title} characters`,
        })}
      />
      <Checkboxes
        label="What may the program do?"
        options={scopeOptions}
        error={errors.scopes?.message}
        {...form.register('scopes', {
          validate: (scopes) => scopes.length > 0 || 'Choose at least one thing the program may do',
        })}
      />
      <Select
        label="Who does it act for?"
        hint="Leave it empty for a program that reads what is public and no more"
        empty="Nobody"
        options={organisationOptions(memberships)}
        error={(errors as { side?: { message?: string } }).side?.message ?? errors.organisation?.message}
        {...form.register('organisation', {
          validate: (organisation, { scopes }) =>
            organisation !== '' ||
            !scopes.some((scope) => scope !== 'READ_PUBLIC') ||
            'Choose the organisation that the program acts for',
        })}
      />
      <Select
        label="How long does it last?"
        options={lifetimes}
        error={errors.expiresInDays?.message}
        {...form.register('expiresInDays')}
      />
      <Button type="submit" busy={creating}>
        Make the token
      </Button>
    </Form>
  );
}
