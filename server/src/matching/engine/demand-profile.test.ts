import { describe, expect, it } from 'vitest';
import { CouncilTable } from './council-table.ts';
import { profileDemand } from './demand-profile.ts';
import { startPolicy } from './facts.ts';
import { Lexicon } from './lexicon.ts';
import { need, term } from './small-market.ts';
import { buildTaxonomy } from './taxonomy.ts';

const policy = {
  ...startPolicy,
  text: { ...startPolicy.text, titleWeight: 3, fullWords: 4, laterWord: 0.25 },
};
const parts = () => ({
  lexicon: new Lexicon(),
  councils: new CouncilTable(),
  taxonomy: buildTaxonomy([term('1'), term('11', '1'), term('2')]),
  policy,
});

describe('a demand as the signals see it', () => {
  const demand = need('n', {
    title: 'Smoke alarms',
    text: 'Alarm fitting, fire doors; smoke alarms again. Doors!',
    termIds: ['11', 'lost'],
    councilId: 'camden',
  });

  it('has each word once, those of the title counted more, those late in the text less', () => {
    const index = parts();
    const profile = profileDemand(demand, false, index);
    const words = profile.words.map((word, i) => [
      index.lexicon.stemOf(word),
      profile.frequencies[i],
      profile.spellings[i],
    ]);
    expect(words).toEqual([
      ['smoke', 3.25, 'smoke'],
      ['alarm', 4.25, 'alarms'],
      ['fit', 1, 'fitting'],
      ['fire', 1, 'fire'],
      ['door', 1.25, 'doors'],
    ]);
  });

  it('has not the words of its council’s place, which say who asks and not what for', () => {
    const asked = need('n', {
      title: 'Camden’s smoke alarms',
      text: 'Smoke in Kentish Town, camden. Kent has smokehouses and alarms',
      councilPlace: 'camden and kentish town',
    });
    const index = parts();
    const profile = profileDemand(asked, false, index);
    expect(profile.spellings).toEqual(['smoke', 'alarms', 'kent', 'smokehouses']);
    expect(profile.titleWords).toHaveLength(2);
    // Words left out are none of the four that count in full.
    expect(profile.frequencies).toEqual([4, 4, 1, 1]);
    const { councilPlace: _, ...anywhere } = asked;
    expect(profileDemand(anywhere, true, index).spellings).toContain('smoke');
    expect(profileDemand(anywhere, false, index).spellings).toContain('kentish');
    expect(profileDemand({ ...anywhere, councilPlace: null }, false, index).spellings).toContain('camdens');
  });

  it('has its terms with all above them, and its council', () => {
    const index = parts();
    index.councils.numberOf('barnet');
    const profile = profileDemand(demand, false, index);
    expect(profile.nodes).toEqual([0, 1]);
    expect(profile.council).toBe(1);
    expect(profile.facts).toBe(demand);
  });

  it('that is a draft teaches the index nothing: what is new in it is left out', () => {
    const index = parts();
    index.lexicon.learn('alarm', () => undefined);
    const profile = profileDemand(demand, true, index);
    expect(profile.spellings).toEqual(['alarms']);
    expect(profile.frequencies).toEqual([5]);
    expect(profile.council).toBe(-1);
    expect([index.lexicon.size, index.councils.size]).toEqual([1, 0]);
    index.councils.numberOf('camden');
    expect(profileDemand(demand, true, index).council).toBe(0);
  });
});
