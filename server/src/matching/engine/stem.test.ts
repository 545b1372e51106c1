import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';

const table = (text: string) =>
  text
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => line.split(/\s+/) as [string, string]);

describe('what Porter’s paper gives as examples', () => {
  it.each(
    table(`
      caresses      caress
      caress        caress
      ponies        poni
      cats          cat
      feed          feed
      agreed        agre
      plastered     plaster
      bled          bled
      motoring      motor
      sing          sing
      conflated     conflat
      troubled      troubl
      sized         size
      hopping       hop
      tanned        tan
      falling       fall
      hissing       hiss
      fizzed        fizz
      failing       fail
      filing        file
      happy         happi
      relational    relat
      conditional   condit
      rational      ration
      valency       valenc
      hesitancy     hesit
      digitizer     digit
      conformably   conform
      radically     radic
      differently   differ
      vilely        vile
      analogously   analog
      vietnamization vietnam
      predication   predic
      operator      oper
      feudalism     feudal
      decisiveness  decis
      hopefulness   hope
      callousness   callous
      formality     formal
      sensitivity   sensit
      sensibility   sensibl
      triplicate    triplic
      formative     form
      formalize     formal
      electricity   electr
      electrical    electr
      hopeful       hope
      goodness      good
      revival       reviv
      allowance     allow
      inference     infer
      airliner      airlin
      gyroscopic    gyroscop
      adjustable    adjust
      defensible    defens
      irritant      irrit
      replacement   replac
      adjustment    adjust
      dependent     depend
      adoption      adopt
      communism     commun
      activate      activ
      angularity    angular
      homologous    homolog
      effective     effect
      bowdlerize    bowdler
      probate       probat
      rate          rate
      cease         ceas
      controlling   control
      rolling       roll
    `),
  )('%s is %s', (word, root) => expect(stem(word)).toBe(root));
});

describe('what is ours', () => {
  it.each(
    table(`
      organisation  organ
      organise      organ
      formalise     formal
      organiser     organ
      advertise     advert
      authorised    authoris
      hired         hire
      agreeing      agre
      status        status
      campus        campus
      glass         glass
      boy           boy
      crying        cry
      flying        fly
      played        plai
      boxing        box
      showed        show
      adding        ad
      running       run
      calls         call
      recall        recal
      union         union
      opinion       opinion
      mission       mission
      pension       pension
      vision        vision
      yellow        yellow
      syzygy        syzygi
      seeing        see
      needed        need
    `),
  )('%s is %s', (word, root) => expect(stem(word)).toBe(root));

  it('words of three letters and words with digits stay', () => {
    expect(['bed', 'ing', 'bus', 'a4s', 'co2s', '4beds', 'beds4'].map(stem)).toEqual([
      'bed',
      'ing',
      'bus',
      'a4s',
      'co2s',
      '4beds',
      'beds4',
    ]);
    expect(stem('beds')).toBe('bed');
  });

  it('a word of three letters and its plural are one, also where it ends in y', () => {
    for (const word of ['toy', 'key', 'day', 'bay', 'lift'].map((one) => [one, `${one}s`]))
      expect(stem(word[1]!)).toBe(stem(word[0]!));
  });
});
