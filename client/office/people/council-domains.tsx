import { SetCouncilDomainsDocument } from '@parley/shared/generated/account/graphql';
import { showProblem, useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';

interface CouncilDomainsProps {
  councilId: string;
  domains: readonly string[];
  onDone: (said: string) => void;
}

/** Says which email addresses the people of a council have. */
export function CouncilDomains({ councilId, domains, onDone }: CouncilDomainsProps) {
  const [save, saving] = useAction(SetCouncilDomainsDocument);
  const form = useParleyForm<{ domains: string }>({ defaultValues: { domains: domains.join('\n') } });
  const { errors } = form.formState;

  async function send({ domains: text }: { domains: string }) {
    const given = text.split(/[\s,;]+/).filter(Boolean);
    const { problem } = await save({ input: { councilId, domains: given } });
    if (problem) showProblem(form, problem);
    else onDone('The email domains are saved');
  }

  return (
    <Form form={form} onSubmit={send}>
      <TextArea
        label="Email domains of the council"
        hint="One a line, like borough.gov.uk. Each stands for itself: a part of it, such as schools.borough.gov.uk, needs a line of its own."
        rows={4}
        error={errors.domains?.message}
        {...form.register('domains')}
      />
      <Button type="submit" busy={saving}>
        Save domains
      </Button>
    </Form>
  );
}
