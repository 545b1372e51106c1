import type { ReactNode, SubmitEventHandler } from 'react';
import { useForm, type FieldValues, type UseFormProps, type UseFormReturn } from 'react-hook-form';
import { ErrorSummary, summaryOf } from './error-summary.tsx';

/** react-hook-form with our habits: check on submit, and let the error summary take focus. */
export function useParleyForm<Values extends FieldValues>(
  options: UseFormProps<Values> = {},
): UseFormReturn<Values> {
  return useForm<Values>({
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    ...options,
  });
}

interface FormProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  onSubmit: (values: Values) => void | Promise<void>;
  children: ReactNode;
}

/** A form with its error summary at the top. */
export function Form<Values extends FieldValues>({ form, onSubmit, children }: FormProps<Values>) {
  const { errors, submitCount } = form.formState;
  const submit: SubmitEventHandler<HTMLFormElement> = (event) => {
    form.clearErrors();
    void form.handleSubmit(onSubmit)(event);
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={summaryOf(errors)} attempt={submitCount} />
      {children}
    </form>
  );
}
