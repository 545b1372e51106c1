import { NeedStage } from './need.entity.ts';

/** Stages a need may move to from each; closing is an act of its own, with an outcome. */
export const nextStages: Record<NeedStage, readonly NeedStage[]> = {
  [NeedStage.EXPLORING]: [NeedStage.ENGAGING, NeedStage.PLANNED, NeedStage.TENDERING],
  [NeedStage.ENGAGING]: [NeedStage.EXPLORING, NeedStage.PLANNED, NeedStage.TENDERING],
  [NeedStage.PLANNED]: [NeedStage.ENGAGING, NeedStage.TENDERING],
  [NeedStage.TENDERING]: [],
  [NeedStage.CLOSED]: [],
};

export const isOpen = (stage: NeedStage): boolean => stage !== NeedStage.CLOSED;
export const canMove = (from: NeedStage, to: NeedStage): boolean => nextStages[from].includes(to);

/**
 * The day `days` working days (Monday to Friday) after a day. Bank holidays are not counted.
 * @param from any time of the day from which to count
 * @returns YYYY-MM-DD
 */
export function workingDaysAfter(from: Date, days: number): string {
  const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()));
  for (let left = days; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    const weekday = day.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return day.toISOString().slice(0, 10);
}
