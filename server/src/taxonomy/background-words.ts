import { stem } from './word-stems.ts';

/**
 * Everyday words, and words of any council text. In a phrase that is found whole they count like others ("day centre");
 * by themselves they must not outweigh the problem's own words ("council homes with damp" is about damp).
 */
const everyday = `
  day week weekend month year time hour minute night morning evening winter summer spring autumn season
  early late soon long short often daily weekly monthly annual
  man men woman women person family child adult teenager parent household neighbour friend visitor customer user
  older young younger disabled
  two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand million
  half third quarter number per cent share total average
  small large big great high low tall top bottom good better best bad worse worst right wrong same whole
  full empty open closed free busy easy hard difficult simple safe fair clear
  work worker job task team staff officer manager manage management council authority department office
  borough town city village county district region place area site street home house building room floor
  wall door window land space
  case plan report record document letter list map form call phone visit meet meeting question answer ask tell told
  speak talk send sent receive come came go went leave left find found hold held start stop run move change turn
  carry bring read write written fill show see look hear help support need wait reach return check lose lost miss
  fall fell rise grow drop break broken fail choose chose decide agree refuse try
  pay paid cost money price pound budget spend value bill fee
  problem issue risk demand result reason cause way part kind type end side line point step level
  public private local national community general various other
  quality process system data information project programme advice
  deliver delivery supply supplier contract product equipment item material
  inside outside across near nearby`;

/** Stems of the words. */
const backgroundStems: ReadonlySet<string> = new Set(everyday.trim().split(/\s+/).map(stem));

export const isBackground = (stemmed: string): boolean => backgroundStems.has(stemmed);
