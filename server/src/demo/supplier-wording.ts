import type { CapabilityTerm } from '../taxonomy/reference/capability-terms.ts';
import { fittingFragments } from './fitting-fragments.ts';
import type { SupplierSize } from './market-shape.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SupplierTheme } from './supplier-theme.ts';
import { capitalised, counted, inSentence, listed } from './wording.ts';

/** Says how big the firm is and how much it takes on. */
export function sizeSentence(
  size: SupplierSize,
  theme: SupplierTheme,
  regions: string[],
  random: SeededRandom,
): string {
  const unit = random.pick(theme.units);
  const where = listed(regions);
  if (size === 'micro') {
    const staff = counted(random.between(2, 9));
    return random.pick([
      `There are ${staff} of us, and we take on no more than ${counted(random.between(3, 6))} pieces of work at a time.`,
      `We are ${staff} people in ${where} and answer every question ourselves.`,
      `With a team of ${staff} we currently look after about ${random.between(2, 19) * 10} ${unit}.`,
      `We stay at ${staff} people on purpose; the person you meet does the work.`,
    ]);
  }
  if (size === 'small') {
    const staff = random.between(11, 48);
    return random.pick([
      `${staff} people work with us across ${where}, covering some ${random.between(4, 60) * 20} ${unit}.`,
      `A staff of ${staff} and one office keep overheads near ${random.between(8, 14)} per cent.`,
      `We now employ ${staff} people, ${counted(random.between(2, 9))} of whom began as apprentices or volunteers.`,
      `Our ${staff} staff serve ${where}; last year that meant ${(random.between(5, 90) * 30).toLocaleString('en-GB')} ${unit}.`,
    ]);
  }
  if (size === 'medium') {
    const staff = random.between(60, 240);
    return random.pick([
      `${staff} staff in ${counted(random.between(2, 5))} local teams cover ${where}.`,
      `We have grown to ${staff} people without leaving the boroughs that first trusted us.`,
      `A team of ${staff} handles about ${(random.between(10, 80) * 100).toLocaleString('en-GB')} ${unit} across ${where}.`,
    ]);
  }
  const staff = (random.between(3, 40) * 100).toLocaleString('en-GB');
  return random.pick([
    `${staff} staff work in ${counted(regions.length)} regions, each with its own director and its own accounts.`,
    `We employ ${staff} people across ${where}, and a third of our spend goes to small local firms.`,
    `With ${staff} staff we can mobilise in eight weeks, and we publish how each contract is doing.`,
  ]);
}

/** A title as a firm would give its own work. */
export function capabilityTitle(term: CapabilityTerm, theme: SupplierTheme, random: SeededRandom): string {
  const audience = random.pick(fittingFragments(theme, term.code).audiences);
  const word = random.pick(term.synonyms);
  return random.pick([
    term.label,
    term.label.includes(' for ') ? term.label : `${term.label} for ${audience}`,
    `${term.label}, ${word} included`,
    `${capitalised(word)}: ${inSentence(term.label)}`,
  ]);
}

/** What is done, for whom, how, and with what result. */
export function capabilityText(term: CapabilityTerm, theme: SupplierTheme, random: SeededRandom): string {
  const label = inSentence(term.label);
  const fragments = fittingFragments(theme, term.code);
  const audience = random.pick(fragments.audiences);
  const method = random.pick(fragments.methods);
  const result = random.pick(fragments.results);
  const [word, other] = random.sample(term.synonyms, 2);
  const scale = `${random.between(3, 95) * 10} ${random.pick(theme.units)}`;
  return random.pick([
    `${method}. We offer this as ${label}, above all for ${audience}. ${result}.`,
    `For ${audience} we cover ${label}, from ${word} to ${other}. ${method}. ${result}.`,
    `Most of our work is for ${audience}, and what is most often missing there is ${label}. ${method}. Counted over ${scale}: ${inSentence(result)}.`,
    `Councils tend to ask us for ${word} and stay for the rest of ${label}. ${method}. ${result}.`,
    `${result}. That is what ${label} comes to with us, counted over ${scale}. ${method}.`,
    `We began with ${word} and now do ${label} as a whole, ${other} included. ${method}. ${result}.`,
    `${capitalised(label)}, planned with ${audience} in mind. ${method}. So far this reaches ${scale}; ${inSentence(result)}.`,
    `What we mean by ${label} is simple. ${method}, whether the call is about ${word} or ${other}. ${result}.`,
  ]);
}
