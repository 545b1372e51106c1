import { validate } from 'class-validator';
import { badInput, type FieldError } from './errors.ts';
import { PageArgs } from './pagination.ts';

/** White space at the ends of a text counts for nothing, neither for its length nor in what is stored. */
function trimTexts(input: Record<string, unknown>): void {
  const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);
  for (const [name, value] of Object.entries(input)) {
    input[name] = Array.isArray(value) ? value.map(trimmed) : trimmed(value);
  }
}

/**
 * Trims texts and checks what an input's class says of them; what was sent is never echoed.
 * @throws Refusal BAD_USER_INPUT with fields and messages
 */
export async function checkInput(value: unknown): Promise<void> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  // A cursor is no text that somebody wrote.
  if (!(value instanceof PageArgs)) trimTexts(value as Record<string, unknown>);
  const failures = await validate(value, { forbidUnknownValues: false, whitelist: false });
  const fields: FieldError[] = failures.flatMap((failure) =>
    Object.values(failure.constraints ?? {}).map((message) => ({ field: failure.property, message })),
  );
  if (fields.length) throw badInput(...fields);
}
