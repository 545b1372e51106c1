import { registerDecorator } from 'class-validator';

/** Whether the text is a day of the calendar between 1900 and 2199, as YYYY-MM-DD. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(19|2[01])\d\d-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** A field of an input that must be such a day. */
export function IsDay(options: { message: string }): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate: isDay },
    });
}
